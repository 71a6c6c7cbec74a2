/** Runs: a list of them, and all of one. */
@NullMarked
package io.housekeeper.http.page.run;

import org.jspecify.annotations.NullMarked;
