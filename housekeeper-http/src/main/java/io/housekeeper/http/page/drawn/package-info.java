/** The templates of {@code src/main/jte}, as the build compiles them. */
@NullMarked
package io.housekeeper.http.page.drawn;

import org.jspecify.annotations.NullMarked;
