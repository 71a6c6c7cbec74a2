/**
 * The configuration: HOCON that becomes records, and every problem in it at once, with file and
 * line. Knows the plugin API and how schedules are written, and nothing else of the runtime.
 */
@NullMarked
package io.housekeeper.runtime.config;

import org.jspecify.annotations.NullMarked;
