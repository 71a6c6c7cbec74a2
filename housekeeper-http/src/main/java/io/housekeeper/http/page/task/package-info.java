/** A task: how it is doing, what may be done with it, and what it is to be instead. */
@NullMarked
package io.housekeeper.http.page.task;

import org.jspecify.annotations.NullMarked;
