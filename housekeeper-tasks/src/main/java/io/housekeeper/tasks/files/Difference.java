package io.housekeeper.tasks.files;

import io.housekeeper.api.TaskRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of files, by their names. */
record Difference(List<RawName> added, List<RawName> changed, List<RawName> removed) {

  static Difference between(Map<RawName, String> before, Map<RawName, String> now) {
    return new Difference(
        now.keySet().stream().filter(name -> !before.containsKey(name)).toList(),
        now.keySet().stream().filter(name -> isOther(before, now, name)).toList(),
        before.keySet().stream().filter(name -> !now.containsKey(name)).toList());
  }

  private static boolean isOther(
      Map<RawName, String> before, Map<RawName, String> now, RawName name) {
    return Optional.ofNullable(before.get(name))
        .filter(sum -> !sum.equals(now.get(name)))
        .isPresent();
  }

  boolean isNone() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  void tell(TaskRun run) {
    added.forEach(name -> run.log("added: " + name));
    changed.forEach(name -> run.log("changed: " + name));
    removed.forEach(name -> run.log("removed: " + name));
    run.count("added", added.size());
    run.count("changed", changed.size());
    run.count("removed", removed.size());
  }

  @Override
  public String toString() {
    return "%d added, %d changed, %d removed"
        .formatted(added.size(), changed.size(), removed.size());
  }
}
