/** How a part of the process that is no plugin joins it: the HTTP server, for one. */
@NullMarked
package io.housekeeper.runtime.extension;

import org.jspecify.annotations.NullMarked;
