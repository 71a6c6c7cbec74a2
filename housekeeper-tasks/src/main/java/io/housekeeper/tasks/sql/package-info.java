/** Types of tasks for databases: what is too old, what is to be tidied, copied or asked. */
@NullMarked
package io.housekeeper.tasks.sql;

import org.jspecify.annotations.NullMarked;
