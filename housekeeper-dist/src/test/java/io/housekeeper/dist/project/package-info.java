/** Projects that are written to begin with. */
@NullMarked
package io.housekeeper.dist.project;

import org.jspecify.annotations.NullMarked;
