/** A folder as an entrance: files that arrive are handed on, each once. */
@NullMarked
package io.housekeeper.tasks.imports;

import org.jspecify.annotations.NullMarked;
