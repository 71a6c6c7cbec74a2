/**
 * What an operator, an extension or an embedding application may ask and do: the only door. Answers
 * are records of this package; nothing of the ledger or the engine shows through.
 */
@NullMarked
package io.housekeeper.runtime.control;

import org.jspecify.annotations.NullMarked;
