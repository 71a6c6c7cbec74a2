package io.housekeeper.dist;

import io.housekeeper.dist.machine.Machine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The one main: gives the command what only the process has. */
public final class Main {

  /** Set by the script that starts it, which works in the folder of the distribution. */
  private static final String HERE = "housekeeper.here";

  private Main() {}

  public static void main(String[] arguments) {
    Machine machine =
        new Machine(
            InstantSource.system(),
            System::nanoTime,
            ZoneId.systemDefault(),
            System.getenv(),
            texts(System.getProperties()),
            Path.of(System.getProperty(HERE, "")).toAbsolutePath());
    System.exit(new HousekeeperCommand(machine).line(arguments).execute(arguments));
  }

  private static Map<String, String> texts(Properties properties) {
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
    return texts;
  }
}
