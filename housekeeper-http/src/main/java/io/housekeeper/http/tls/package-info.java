/** Connections that nobody else reads: certificates and keys of PEM files, and their renewal. */
@NullMarked
package io.housekeeper.http.tls;

import org.jspecify.annotations.NullMarked;
