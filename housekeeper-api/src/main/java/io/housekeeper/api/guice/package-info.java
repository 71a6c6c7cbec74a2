/**
 * For authors who want dependency injection. Guice is an optional dependency of the API: only a
 * plugin with a {@code TaskModule} needs it, and the runtime brings it.
 */
@NullMarked
package io.housekeeper.api.guice;

import org.jspecify.annotations.NullMarked;
