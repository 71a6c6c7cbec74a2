/** {@code housekeeper next}: what the text of a schedule means. */
@NullMarked
package io.housekeeper.dist.next;

import org.jspecify.annotations.NullMarked;
