/** The typed client of the REST API, which depends on nothing else of Housekeeper. */
@NullMarked
package io.housekeeper.client;

import org.jspecify.annotations.NullMarked;
