package io.housekeeper.tasks.alert;

import io.housekeeper.tasks.alert.Message.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerts that wait to be sent together: however many there are, they take no more room. */
final class Gathered {

  /** Of further tasks and kinds there are only counts. */
  static final int ENTRIES = 100;

  private record Key(String task, AlertKind kind) {

    static Key of(Alert alert) {
      return new Key(alert.run().task().name(), alert.kind());
    }
  }

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final Map<AlertKind, Long> counts = new EnumMap<>(AlertKind.class);

  boolean isEmpty() {
    return counts.isEmpty();
  }

  void add(Alert alert) {
    add(Message.of(alert));
  }

  private void add(Message message) {
    message.entries().forEach(this::add);
    message.counts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
  }

  private void add(Entry entry) {
    Key key = Key.of(entry.latest());
    if (entries.size() < ENTRIES || entries.containsKey(key)) {
      entries.merge(
          key, entry, (before, one) -> new Entry(one.latest(), before.times() + one.times()));
    }
  }

  /** All of them; none are left. */
  Message take() {
    Message all = new Message(new ArrayList<>(entries.values()), counts);
    entries.clear();
    counts.clear();
    return all;
  }

  /** What could not be sent comes before whatever has come since. */
  void putBack(Message message) {
    Message since = take();
    List.of(message, since).forEach(this::add);
  }
}
