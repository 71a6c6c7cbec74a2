/** Commands that ask a running service over HTTP, wherever it is. */
@NullMarked
package io.housekeeper.dist.remote;

import org.jspecify.annotations.NullMarked;
