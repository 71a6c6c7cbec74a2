/** The {@code housekeeper} command: the one main, and its commands in packages of their own. */
@NullMarked
package io.housekeeper.dist;

import org.jspecify.annotations.NullMarked;
