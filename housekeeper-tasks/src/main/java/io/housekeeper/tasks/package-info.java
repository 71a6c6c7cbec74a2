/** The built-in task and listener types: a plugin like any other, which sees only the API. */
@NullMarked
package io.housekeeper.tasks;

import org.jspecify.annotations.NullMarked;
