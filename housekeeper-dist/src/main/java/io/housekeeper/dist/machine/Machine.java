package io.housekeeper.dist.machine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What only the process has, and commands may need.
 *
 * @param nanos a time that only goes on
 * @param zone the one that its people live in
 * @param environment its variables
 * @param properties what the Java runtime was told with {@code -D}
 * @param here where the command was called, which the paths of its options are relative to; those
 *     of a configuration are relative to where the process works
 */
public record Machine(
    InstantSource clock,
    LongSupplier nanos,
    ZoneId zone,
    Map<String, String> environment,
    Map<String, String> properties,
    Path here) {

  public Machine {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }

  /** The same with nothing in its environment. */
  public Machine withoutVariables() {
    return new Machine(clock, nanos, zone, Map.of(), properties, here);
  }

  /** The name of the machine, as far as it knows one. */
  public String name() {
    return variable("HOSTNAME").filter(it -> !it.isBlank()).orElseGet(Machine::ofNetwork);
  }

  private static String ofNetwork() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "local";
    }
  }

  /** A variable of the environment. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }
}
