/** Copies of databases, and the look whether there are new enough ones. */
@NullMarked
package io.housekeeper.tasks.backup;

import org.jspecify.annotations.NullMarked;
