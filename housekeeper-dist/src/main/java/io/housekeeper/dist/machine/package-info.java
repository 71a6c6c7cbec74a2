/** What commands are given of the process they are in: they ask for nothing themselves. */
@NullMarked
package io.housekeeper.dist.machine;

import org.jspecify.annotations.NullMarked;
