package io.housekeeper.dist.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine; none is fetched from elsewhere. */
final class Browser implements AutoCloseable {

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /** Where it is, if it is here. */
  static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser start(Path program) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    LaunchOptions options =
        new LaunchOptions().setExecutablePath(program).setArgs(List.of("--no-sandbox"));
    return new Browser(playwright, playwright.chromium().launch(options));
  }

  /**
   * Somebody sits down, who has not signed in.
   *
   * @param root what the addresses of the service begin with
   */
  Person person(String root, Look look) {
    return new Person(chromium.newContext(options(look)), root, look);
  }

  /** The same without scripts. */
  Person personWithoutScripts(String root, Look look) {
    return new Person(chromium.newContext(options(look).setJavaScriptEnabled(false)), root, look);
  }

  private static com.microsoft.playwright.Browser.NewContextOptions options(Look look) {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(look.width(), look.height())
        .setColorScheme(look.scheme());
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
