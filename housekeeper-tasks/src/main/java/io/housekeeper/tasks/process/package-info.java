/** Programs as tasks: what they are given, what they say, and that nothing of them is left. */
@NullMarked
package io.housekeeper.tasks.process;

import org.jspecify.annotations.NullMarked;
