/** {@code housekeeper import}: what others had is made blocks of the configuration. */
@NullMarked
package io.housekeeper.dist.imports;

import org.jspecify.annotations.NullMarked;
