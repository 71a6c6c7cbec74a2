package io.housekeeper.dist.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.housekeeper.dist.service.Shipped;
import io.housekeeper.dist.service.Started;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service as it is shipped, and a browser to look at it. Without Chromium whoever wants one is
 * skipped, but where {@code BROWSER=required} says that it is there.
 */
final class House implements AutoCloseable {

  private static final String TOKEN = "a-token-of-this-test";
  private static final Pattern ROOT = Pattern.compile("http at (http://\\S+)");

  private final Shipped shipped;
  private final Browser browser;
  private final String root;

  private House(Shipped shipped, Browser browser, String root) {
    this.shipped = shipped;
    this.browser = browser;
    this.root = root;
  }

  /**
   * A house that is open.
   *
   * @param tasks blocks of a configuration
   * @param count how many of them there are
   */
  static House open(Path folder, String tasks, int count) throws Exception {
    Optional<Path> program = Browser.installed();
    if (!"required".equals(System.getenv("BROWSER"))) {
      assumeTrue(program.isPresent(), "there is no Chromium: the dashboard is not looked at");
    }
    Shipped shipped = Shipped.into(folder, Map.of());
    try {
      shipped.configure(
          "http { token = \"%s\", port = 0 }%ntasks {%n%s%n}%n".formatted(TOKEN, tasks));
      Started service = shipped.start();
      service.says(count + " active");
      service.says("http at");
      Matcher matcher = ROOT.matcher(service.said());
      assertThat(matcher.find()).isTrue();
      return new House(shipped, Browser.start(program.orElseThrow()), matcher.group(1));
    } catch (Throwable failure) {
      shipped.close();
      throw failure;
    }
  }

  /** Somebody who has not signed in. */
  Person stranger(Look look) {
    return browser.person(root, look);
  }

  /** An administrator. */
  Person person(Look look) {
    return stranger(look).signedIn(TOKEN);
  }

  /** The same without scripts. */
  Person personWithoutScripts(Look look) {
    return browser.personWithoutScripts(root, look).signedIn(TOKEN);
  }

  @Override
  public void close() {
    browser.close();
    shipped.close();
  }
}
