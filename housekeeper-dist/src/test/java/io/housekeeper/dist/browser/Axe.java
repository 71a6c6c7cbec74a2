package io.housekeeper.dist.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Looks for what keeps people out who see, hear or move otherwise: axe-core. */
final class Axe {

  private static final String SCRIPT = script();

  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        });
        return found.violations.flatMap((violation) => violation.nodes.map(
          (node) => `${violation.id}: ${violation.help}: ${node.html} ${node.failureSummary}`));
      }
      """;

  private Axe() {}

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /** What it finds, a sentence each. */
  static List<String> problems(Page page) {
    page.evaluate(SCRIPT);
    Object found = page.evaluate(RUN);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }
}
