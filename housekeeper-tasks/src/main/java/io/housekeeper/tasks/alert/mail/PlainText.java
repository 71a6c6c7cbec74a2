package io.housekeeper.tasks.alert.mail;

import io.housekeeper.tasks.alert.Alert;
import io.housekeeper.tasks.alert.Facts;
import io.housekeeper.tasks.alert.Facts.Fact;
import io.housekeeper.tasks.alert.Facts.Link;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Message.Entry;

/** A message as text. */
final class PlainText {

  /** Of more there are only counts. */
  static final int ENTRIES = 50;

  private PlainText() {}

  static String of(Message message) {
    StringBuilder text = new StringBuilder(message.headline()).append("\n");
    if (message.entries().size() == 1) {
      add(message.entries().get(0).latest(), text);
    } else {
      text.append("\n");
      message.entries().stream().limit(ENTRIES).forEach(entry -> add(entry, text));
    }
    String beside = message.beside(ENTRIES);
    return beside.isEmpty()
        ? text.toString()
        : text.append("\n").append(beside).append("\n").toString();
  }

  private static void add(Alert alert, StringBuilder text) {
    text.append("\n");
    for (Fact fact : Facts.of(alert)) {
      text.append("%-11s %s\n".formatted(fact.name() + ":", fact.value()));
    }
    for (Link link : Facts.links(alert)) {
      text.append("%-11s %s\n".formatted(link.name() + ":", link.address()));
    }
    if (!alert.excerpt().isEmpty()) {
      text.append("\n").append(alert.excerpt()).append("\n");
    }
  }

  private static void add(Entry entry, StringBuilder text) {
    text.append("- ").append(entry.headline()).append("\n");
    for (Link link : Facts.links(entry.latest())) {
      text.append("  ").append(link.name()).append(": ").append(link.address()).append("\n");
    }
  }
}
