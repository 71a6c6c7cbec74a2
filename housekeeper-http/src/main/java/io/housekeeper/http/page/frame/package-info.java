/** What all pages share: what is around them, how they are drawn, and how times are read. */
@NullMarked
package io.housekeeper.http.page.frame;

import org.jspecify.annotations.NullMarked;
