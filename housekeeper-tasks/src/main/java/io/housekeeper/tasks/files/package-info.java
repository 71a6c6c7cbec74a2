/**
 * Types of tasks for files. None of them follows a link out of the folder that it is given, not
 * even one that is put in the place of a folder while it works: all is done in an open {@link
 * io.housekeeper.tasks.files.Folder}.
 */
@NullMarked
package io.housekeeper.tasks.files;

import org.jspecify.annotations.NullMarked;
