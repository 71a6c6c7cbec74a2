/** Many tasks in an application that embeds Housekeeper, by its public API alone. */
@NullMarked
package io.housekeeper.benchmarks.embedded;

import org.jspecify.annotations.NullMarked;
