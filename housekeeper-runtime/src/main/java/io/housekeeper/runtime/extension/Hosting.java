package io.housekeeper.runtime.extension;

import io.housekeeper.runtime.control.Control;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What an extension has of the process.
 *
 * @param control all that may be asked and done
 * @param nanos a time that only goes on
 * @param directory in which it may keep files
 */
public record Hosting(Control control, InstantSource clock, LongSupplier nanos, Path directory) {}
