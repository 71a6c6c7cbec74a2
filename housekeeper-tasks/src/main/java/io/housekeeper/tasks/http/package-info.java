/** Types of tasks that ask servers: calls, checks and signs of life. */
@NullMarked
package io.housekeeper.tasks.http;

import org.jspecify.annotations.NullMarked;
