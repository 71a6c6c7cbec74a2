package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.boot.Wishes.Wanted;
import io.housekeeper.runtime.config.Nearest;
import io.housekeeper.runtime.engine.Catalog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a configuration says of tasks that nobody brings. */
final class Strays {

  private Strays() {}

  /** A sentence for each; of one with a type, or that was refused, it is said elsewhere why. */
  static List<String> among(Plan plan, Catalog catalog) {
    Wishes wishes = plan.extras().wishes();
    List<String> names = catalog.names();
    Set<String> known = new HashSet<>(names);
    catalog.refusals().forEach(refusal -> known.add(refusal.task()));
    Set<String> typed = wishes.tasks().stream().map(Wanted::name).collect(Collectors.toSet());
    return new TreeSet<>(plan.work().settings().file().keySet())
        .stream()
            .filter(name -> !known.contains(name) && !typed.contains(name))
            .map(
                name ->
                    "%stasks.%s says something of a task that no plugin brings, and has no type to make one: %s"
                        .formatted(wishes.place("tasks." + name), name, Nearest.hint(name, names)))
            .toList();
  }
}
