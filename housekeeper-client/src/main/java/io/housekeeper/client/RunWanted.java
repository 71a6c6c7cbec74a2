package io.housekeeper.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a run is wanted.
 *
 * @param settings of this run only: those that are others
 * @param dryRun whether it is only to say what it would do
 * @param atMost how long to wait for its end
 */
public record RunWanted(Map<String, Object> settings, boolean dryRun, Duration atMost) {

  /** As it is configured, waited for half a minute. */
  public static final RunWanted PLAINLY = new RunWanted(Map.of(), false, Duration.ofSeconds(30));

  public RunWanted {
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("nobody can wait for " + atMost);
    }
    settings = Map.copyOf(settings);
  }

  /**
   * With another value of a setting.
   *
   * @param value a text, number, truth, list or map
   */
  public RunWanted with(String setting, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(settings);
    more.put(setting, value);
    return new RunWanted(more, dryRun, atMost);
  }

  /** It is only to say what it would do. */
  public RunWanted asDryRun() {
    return new RunWanted(settings, true, atMost);
  }

  /** Waited for so long; zero only asks for it. */
  public RunWanted waiting(Duration time) {
    return new RunWanted(settings, dryRun, time);
  }
}
