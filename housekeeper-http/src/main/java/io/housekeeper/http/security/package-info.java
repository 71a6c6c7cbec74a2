/** Who comes in, and who does not. */
@NullMarked
package io.housekeeper.http.security;

import org.jspecify.annotations.NullMarked;
