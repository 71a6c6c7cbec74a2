/** Violations that were planted to prove that the architecture rules bite. */
@NullMarked
package io.housekeeper.runtime.planted.one;

import org.jspecify.annotations.NullMarked;
