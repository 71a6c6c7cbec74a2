/** The HTTP extension: REST API, dashboard and metrics, over {@code runtime.control} alone. */
@NullMarked
package io.housekeeper.http;

import org.jspecify.annotations.NullMarked;
