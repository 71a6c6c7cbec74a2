package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.engine.Admission.Refusal;
import io.housekeeper.runtime.engine.CodedTask;
import io.housekeeper.runtime.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Other tasks are wanted of the types of a plugin that runs: those are made, replaced and let go,
 * and all others of it go on.
 */
final class Remaking {

  private static final Logger LOG = LoggerFactory.getLogger(Remaking.class);

  private final Plugins plugins;
  private final Engine engine;

  Remaking(Plugins plugins, Engine engine) {
    this.plugins = plugins;
    this.engine = engine;
  }

  /**
   * A plugin with what others want of it in place of what was wanted before.
   *
   * @param whole whether nothing is taken over if something cannot be
   */
  void remake(Brought before, Wishes old, Wishes others, boolean whole) {
    Brought after = before.with(old, others);
    if (whole && !after.failures().isEmpty()) {
      plugins.fails(before.plugin().origin().name(), after.failures());
      return;
    }
    Map<String, CodedTask> was = byName(before);
    Map<String, CodedTask> is = byName(after);
    was.forEach(
        (name, task) -> {
          if (!task.equals(is.get(name))) {
            engine.remove(name);
          }
        });
    plugins.put(after);
    is.forEach(
        (name, task) -> {
          if (!task.equals(was.get(name)) && engine.add(task) instanceof Refusal refusal) {
            LOG.error(refusal.sentence());
          }
        });
  }

  private static Map<String, CodedTask> byName(Brought brought) {
    Map<String, CodedTask> tasks = new LinkedHashMap<>();
    brought.typed().forEach(one -> tasks.put(one.task().spec().name(), one));
    return tasks;
  }
}
