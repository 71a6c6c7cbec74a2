/** Types of tasks for files. None of them follows a link out of the folder that it is given. */
@NullMarked
package io.housekeeper.tasks.files;

import org.jspecify.annotations.NullMarked;
