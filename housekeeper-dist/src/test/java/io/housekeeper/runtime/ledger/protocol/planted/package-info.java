/** Violations that were planted to prove that the architecture rules bite. */
@NullMarked
package io.housekeeper.runtime.ledger.protocol.planted;

import org.jspecify.annotations.NullMarked;
