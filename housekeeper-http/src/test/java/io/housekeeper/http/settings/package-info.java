/** What is said to the server, in a file and in code. */
@NullMarked
package io.housekeeper.http.settings;

import org.jspecify.annotations.NullMarked;
