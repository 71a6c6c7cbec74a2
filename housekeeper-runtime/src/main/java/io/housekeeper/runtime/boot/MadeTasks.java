package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.boot.Wishes.Wanted;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.plugin.PluginSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was made while nodes run, beside what a plan says. */
final class MadeTasks {

  /** Reads settings that came from a dashboard or over HTTP: secrets by their names only. */
  interface Reading {

    /**
     * Settings of a task.
     *
     * @throws IllegalArgumentException with a sentence, if the text is no JSON object
     */
    PluginSettings settings(String task, String json);
  }

  private MadeTasks() {}

  /** The plan with it. What a file says of a task of that name holds where it says nothing else. */
  static Plan in(Plan plan, List<MadeRow> made) {
    if (made.isEmpty()) {
      return plan;
    }
    List<Wanted> tasks = new ArrayList<>(plan.extras().wishes().tasks());
    Map<String, Map<String, String>> file = new HashMap<>(plan.work().settings().file());
    for (MadeRow row : made) {
      MadeTask task = row.task();
      Wanted wanted = wanted(plan, task.name(), task.typed().type(), task.typed().settings());
      tasks.removeIf(one -> one.name().equals(task.name()));
      tasks.add(wanted);
      Map<String, String> values = new HashMap<>(file.getOrDefault(task.name(), Map.of()));
      values.putAll(task.spec());
      file.put(task.name(), values);
    }
    TaskSettings before = plan.work().settings();
    TaskSettings settings =
        new TaskSettings(before.zone(), file, before.defaults(), before.formerly());
    return plan.with(settings, plan.extras().wishes().with(tasks));
  }

  /**
   * Of a type that the file gives the task too, the settings of the file hold that are not said.
   */
  static Wanted wanted(Plan plan, String name, String type, String settings) {
    Optional<Wanted> ofFile =
        plan.extras().wishes().tasks().stream()
            .filter(one -> one.name().equals(name) && one.type().equals(type))
            .findFirst();
    PluginSettings all =
        ofFile.isPresent()
            ? ofFile.get().settings().with(settings)
            : plan.extras().reading().settings(name, settings);
    return new Wanted(name, type, all);
  }
}
