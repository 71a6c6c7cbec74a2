/** {@code housekeeper check}: what would not work, before it does not. */
@NullMarked
package io.housekeeper.dist.check;

import org.jspecify.annotations.NullMarked;
