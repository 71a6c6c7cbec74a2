/**
 * The typed client of the REST API, with the HTTP client of the JDK. Begin with {@link
 * io.housekeeper.client.HousekeeperClient}. Depends on nothing else of Housekeeper.
 */
@NullMarked
package io.housekeeper.client;

import org.jspecify.annotations.NullMarked;
