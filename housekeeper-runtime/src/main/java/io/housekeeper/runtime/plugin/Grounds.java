package io.housekeeper.runtime.plugin;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What a plugin can ask for while it installs itself.
 *
 * @param databases by their names
 * @param directory in which each plugin has one of its own
 */
public record Grounds(
    InstantSource clock, Function<String, DataSource> databases, Path directory) {}
