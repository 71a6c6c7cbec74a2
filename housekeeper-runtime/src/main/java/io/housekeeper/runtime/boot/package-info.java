/**
 * Puts the parts together: for an application that carries Housekeeper inside, and for the service.
 */
@NullMarked
package io.housekeeper.runtime.boot;

import org.jspecify.annotations.NullMarked;
