package io.housekeeper.tasks.alert.mail;

import static io.housekeeper.tasks.alert.Texts.escaped;

import io.housekeeper.tasks.alert.Alert;
import io.housekeeper.tasks.alert.Facts;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Message.Entry;
import java.util.stream.Collectors;

/** A message as HTML. Mail programs know little of it: no style sheet, no picture, no script. */
final class Html {

  private Html() {}

  static String of(Message message) {
    String body =
        message.entries().size() == 1
            ? single(message.entries().get(0).latest())
            : several(message);
    String beside = message.beside(PlainText.ENTRIES);
    String rest = beside.isEmpty() ? "" : "<p>%s</p>\n".formatted(escaped(beside));
    return """
        <!DOCTYPE html>
        <html lang="en"><body style="font-family: sans-serif">
        <p style="font-size: 1.1em"><strong>%s</strong></p>
        %s</body></html>
        """
        .formatted(escaped(message.headline()), body + rest);
  }

  private static String single(Alert alert) {
    String rows =
        Facts.of(alert).stream()
            .map(fact -> row(fact.name(), escaped(fact.value())))
            .collect(Collectors.joining());
    String table = rows.isEmpty() ? "" : "<table>\n%s</table>\n".formatted(rows);
    String links = links(alert);
    String linked = links.isEmpty() ? "" : "<p>%s</p>\n".formatted(links);
    String excerpt =
        alert.excerpt().isEmpty() ? "" : "<pre>%s</pre>\n".formatted(escaped(alert.excerpt()));
    return table + linked + excerpt;
  }

  private static String row(String name, String value) {
    return "<tr><th align=\"left\" valign=\"top\">%s</th><td>%s</td></tr>\n".formatted(name, value);
  }

  private static String several(Message message) {
    return message.entries().stream()
        .limit(PlainText.ENTRIES)
        .map(Html::item)
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private static String item(Entry entry) {
    String links = links(entry.latest());
    return "<li>%s%s</li>\n"
        .formatted(escaped(entry.headline()), links.isEmpty() ? "" : " · " + links);
  }

  private static String links(Alert alert) {
    return Facts.links(alert).stream()
        .map(
            link ->
                "<a href=\"%s\">%s</a>".formatted(escaped(link.address().toString()), link.name()))
        .collect(Collectors.joining(" · "));
  }
}
