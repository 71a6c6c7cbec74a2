/** What was and what is to come, all tasks side by side. */
@NullMarked
package io.housekeeper.http.page.timeline;

import org.jspecify.annotations.NullMarked;
