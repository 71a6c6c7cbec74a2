package io.housekeeper.tasks.alert.web;

import io.housekeeper.tasks.alert.Alert;
import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.Facts;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Message.Entry;
import io.housekeeper.tasks.alert.Texts;
import io.housekeeper.tasks.alert.web.Json.Block;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message for a channel. Slack refuses one with more than 50 blocks, with more than 10 fields in
 * a block, or with a text of more than 3,000 characters, and of a field of more than 2,000; an
 * escaped character counts as up to five.
 */
final class SlackBody {

  private static final int ENTRIES = 20;
  private static final int FIELDS = 10;
  private static final int LINE = 500;
  private static final int VALUE = 350;
  private static final int ADDRESS = 1_000;
  private static final int EXCERPT = 500;

  private SlackBody() {}

  static String of(Message message) {
    List<Block> blocks =
        message.entries().size() == 1 ? single(message.entries().get(0)) : several(message);
    String beside = message.beside(ENTRIES);
    if (!beside.isEmpty()) {
      blocks.add(context(escaped(beside, LINE)));
    }
    return Json.text(
        new Block().with("text", escaped(message.headline(), LINE)).with("blocks", blocks));
  }

  private static List<Block> single(Entry entry) {
    Alert alert = entry.latest();
    List<Block> blocks = new ArrayList<>();
    blocks.add(section(sign(alert.kind()) + " *" + escaped(entry.headline(), LINE) + "*"));
    List<Block> fields =
        Facts.of(alert).stream()
            .limit(FIELDS)
            .map(fact -> text("*%s*\n%s".formatted(fact.name(), escaped(fact.value(), VALUE))))
            .toList();
    if (!fields.isEmpty()) {
      blocks.add(new Block().with("type", "section").with("fields", fields));
    }
    if (!alert.excerpt().isEmpty()) {
      blocks.add(section("```" + code(alert.excerpt()) + "```"));
    }
    String links = links(alert);
    if (!links.isEmpty()) {
      blocks.add(context(links));
    }
    return blocks;
  }

  private static List<Block> several(Message message) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(section("*" + escaped(message.headline(), LINE) + "*"));
    message.entries().stream()
        .limit(ENTRIES)
        .map(
            entry ->
                section(
                    sign(entry.latest().kind())
                        + " "
                        + entry
                            .latest()
                            .run()
                            .link()
                            .map(address -> linked(entry.headline(), address))
                            .orElseGet(() -> escaped(entry.headline(), LINE))))
        .forEach(blocks::add);
    return blocks;
  }

  private static String sign(AlertKind kind) {
    return switch (kind) {
      case FAILURE -> ":red_circle:";
      case RECOVERY -> ":large_green_circle:";
      case MISSED -> ":white_circle:";
      case OVERDUE -> ":hourglass:";
    };
  }

  private static String links(Alert alert) {
    return Facts.links(alert).stream()
        .map(link -> linked(link.name(), link.address()))
        .collect(Collectors.joining(" · "));
  }

  private static String linked(String text, URI address) {
    return address.toString().length() > ADDRESS
        ? escaped(text, LINE)
        : "<%s|%s>".formatted(escaped(address.toString(), ADDRESS), escaped(text, LINE));
  }

  private static String code(String text) {
    return escaped(text.replace("```", "'''"), EXCERPT);
  }

  /** Cut before: what stands for one character must stay whole. */
  private static String escaped(String text, int longest) {
    return Texts.cut(text, longest).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static Block section(String text) {
    return new Block().with("type", "section").with("text", text(text));
  }

  private static Block context(String text) {
    return new Block().with("type", "context").with("elements", List.of(text(text)));
  }

  /** Nobody is called by his name who only happens to be in it. */
  private static Block text(String text) {
    return new Block().with("type", "mrkdwn").with("text", text).with("verbatim", true);
  }
}
