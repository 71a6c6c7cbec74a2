@NullMarked
package io.housekeeper.dist.imports;

import org.jspecify.annotations.NullMarked;
