/** What plugins bring, and how they are installed. */
@NullMarked
package io.housekeeper.runtime.plugin;

import org.jspecify.annotations.NullMarked;
