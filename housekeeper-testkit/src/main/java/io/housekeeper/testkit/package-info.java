/** For plugin authors: run a task in a unit test, drive a whole engine through virtual time. */
@NullMarked
package io.housekeeper.testkit;

import org.jspecify.annotations.NullMarked;
