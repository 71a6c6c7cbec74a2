/** {@code housekeeper export} and {@code backup}: what leaves the ledger. */
@NullMarked
package io.housekeeper.dist.export;

import org.jspecify.annotations.NullMarked;
