/** The server: connections, time-outs, threads. Nothing that waits is done on its own threads. */
@NullMarked
package io.housekeeper.http.server;

import org.jspecify.annotations.NullMarked;
