/** Ways in: what may be called, by whom, with what, and what is answered. Knows no server. */
@NullMarked
package io.housekeeper.http.route;

import org.jspecify.annotations.NullMarked;
