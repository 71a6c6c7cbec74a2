package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The tasks of this node that it cannot read, each of which is said once. */
final class Unread {

  private final Events events;
  private final Map<Integer, Unreadable> tasks = new ConcurrentSkipListMap<>();

  Unread(Events events) {
    this.events = events;
  }

  void found(Unreadable task) {
    if (!Optional.of(task).equals(Optional.ofNullable(tasks.put(task.id(), task)))) {
      events.unreadable(task);
    }
  }

  void read(TaskView view) {
    if (!tasks.isEmpty() && tasks.remove(view.id()) != null) {
      events.readable(view);
    }
  }

  List<Unreadable> all() {
    return List.copyOf(tasks.values());
  }
}
