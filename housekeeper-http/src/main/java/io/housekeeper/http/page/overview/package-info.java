/** All tasks on one page, and what needs somebody first. */
@NullMarked
package io.housekeeper.http.page.overview;

import org.jspecify.annotations.NullMarked;
