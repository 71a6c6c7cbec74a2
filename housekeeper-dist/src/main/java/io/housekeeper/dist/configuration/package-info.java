/** How commands find the configuration, and how they say what is wrong with it. */
@NullMarked
package io.housekeeper.dist.configuration;

import org.jspecify.annotations.NullMarked;
