package io.housekeeper.sentry;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.runtime.control.NodeQueries.ListenerStatus;
import java.nio.file.Path;

/** A whole Housekeeper that tells a server of Sentry's of tasks that fail. */
final class ToldHouse {

  private ToldHouse() {}

  static SentrySettings settings(Receiver receiver) {
    return WrittenSettings.of(receiver.dsn(), "monitors = all");
  }

  static HousekeeperBuilder in(Path folder, String name) {
    return Housekeeper.builder().node(name).ledger(folder.resolve(name + ".db"));
  }

  static HousekeeperBuilder told(HousekeeperBuilder builder, Receiver receiver) {
    SentrySettings settings = settings(receiver);
    return builder.plugin("sentry", new SentryPlugin()).listener("sentry", "sentry", settings);
  }

  /** The same with tasks that fail, by the names of {@code fails-0} and so on. */
  static HousekeeperBuilder failing(HousekeeperBuilder builder, int tasks, String schedule) {
    for (int i = 0; i < tasks; i++) {
      builder.task(
          Task.of(
              TaskSpec.named("fails-" + i).schedule(schedule).build(),
              run -> {
                throw new IllegalStateException("as it should");
              }));
    }
    return builder;
  }

  /** How the listener is doing. */
  static ListenerStatus sentry(Housekeeper housekeeper) {
    return housekeeper.control().nodes().listeners().stream()
        .filter(one -> one.name().equals("sentry"))
        .findFirst()
        .orElseThrow();
  }
}
