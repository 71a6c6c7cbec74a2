package io.housekeeper.dist.configuration;

import io.housekeeper.dist.machine.Machine;
import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.Sources;
import io.housekeeper.runtime.extension.Extensions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all commands that read the configuration. */
public final class ConfigurationOptions {

  /** Where it lies in the distribution. */
  private static final Path USUAL = Path.of("conf", "housekeeper.conf");

  private static final Map<String, Class<? extends Record>> EXTENSIONS =
      Extensions.settings(Extensions.found());

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration. Default: conf/housekeeper.conf, if there is one.")
  private @Nullable Path file;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description =
          "A value in place of what file and environment say, as in -Dlog.level=debug. May be given"
              + " several times.")
  private Map<String, String> values = new LinkedHashMap<>();

  /** Reads it. */
  public ConfigurationReader.Answer read(Machine machine) {
    return ConfigurationReader.read(
        new Sources(file(), machine.environment(), machine.properties(), values, EXTENSIONS));
  }

  /** The file that is read, if any is. */
  public Optional<Path> file() {
    return Optional.ofNullable(file).or(() -> Optional.of(USUAL).filter(Files::exists));
  }
}
