package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Setting;
import java.util.List;
import java.util.Optional;

/** What holds for this node: what it was told, and what operators have set since. */
final class NodeSettings {

  private EngineSettings said;
  private List<Overridden> overridden = List.of();
  private volatile EngineSettings now;
  private volatile boolean drained;

  NodeSettings(EngineSettings atStart) {
    this.said = atStart;
    this.now = atStart;
  }

  EngineSettings now() {
    return now;
  }

  /** It is told something else; what operators have set counts more. */
  synchronized void become(EngineSettings others) {
    said = others;
    read(overridden);
  }

  int maxConcurrentRuns() {
    return now.maxConcurrentRuns();
  }

  /** Whether operators want it to start nothing. */
  boolean drained() {
    return drained;
  }

  /** What is set, for all nodes first and then for this one. What a newer version knows is not. */
  synchronized void read(List<Overridden> settings) {
    overridden = List.copyOf(settings);
    EngineSettings fresh = said;
    boolean drains = false;
    for (Overridden one : settings) {
      Optional<Setting> setting = Setting.known(one.field());
      if (setting.filter(Setting.DRAINED::equals).isPresent()) {
        drains = Boolean.parseBoolean(one.value());
      } else if (setting.isPresent()) {
        fresh = with(fresh, setting.get(), one.value());
      }
    }
    now = fresh;
    drained = drains;
  }

  private static EngineSettings with(EngineSettings before, Setting setting, String value) {
    return switch (setting) {
      case RETENTION -> before.withRetention(Setting.duration(value));
      case MAX_CONCURRENT_RUNS -> before.withMaxConcurrentRuns(Integer.parseInt(value));
      case SHUTDOWN_PATIENCE -> before.withPatience(Setting.duration(value));
      case DRAINED -> before;
    };
  }
}
