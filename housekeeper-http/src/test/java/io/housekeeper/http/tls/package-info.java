/** Connections that nobody else reads, with certificates that are made while it is tested. */
@NullMarked
package io.housekeeper.http.tls;

import org.jspecify.annotations.NullMarked;
