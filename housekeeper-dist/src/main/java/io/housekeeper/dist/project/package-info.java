/** Projects of plugins, to begin with: {@code housekeeper new}. */
@NullMarked
package io.housekeeper.dist.project;

import org.jspecify.annotations.NullMarked;
