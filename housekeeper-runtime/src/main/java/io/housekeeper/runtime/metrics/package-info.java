/** What a node can count and measure, for whoever has a registry of Micrometer. */
@NullMarked
package io.housekeeper.runtime.metrics;

import org.jspecify.annotations.NullMarked;
