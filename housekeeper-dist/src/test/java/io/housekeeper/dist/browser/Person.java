package io.housekeeper.dist.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody before a browser, who reads, types and presses. */
final class Person implements AutoCloseable {

  private static final Path PICTURES = Path.of("target", "pictures");
  private static final double PATIENCE_MILLIS = 20_000;

  private final Page page;
  private final String root;
  private final Look look;
  private final List<String> complaints = new ArrayList<>();

  Person(BrowserContext context, String root, Look look) {
    this.root = root;
    this.look = look;
    context.setDefaultTimeout(PATIENCE_MILLIS);
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /** Signs in with a token. */
  Person signedIn(String token) {
    visits("/admin/sign-in");
    types("A token", token);
    presses("Sign in");
    assertThat(page.url()).endsWith("/admin/cron");
    return this;
  }

  void visits(String path) {
    page.navigate(root + path);
  }

  /** The address of where he is, without what is the same for all. */
  String where() {
    return page.url().substring(root.length());
  }

  Page page() {
    return page;
  }

  void types(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
        .locator("visible=true")
        .first()
        .fill(text);
  }

  void presses(String button) {
    named(AriaRole.BUTTON, button).first().click();
  }

  void follows(String link) {
    named(AriaRole.LINK, link).first().click();
  }

  /** Opens what is folded. */
  void opens(String summary) {
    page.locator("summary", new Page.LocatorOptions().setHasText(summary)).first().click();
  }

  private Locator named(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Waits until he reads something. */
  void reads(String text) {
    page.getByText(text).first().waitFor();
  }

  /**
   * The page is as a page should be: nothing is wrong for who does not see it or uses no mouse,
   * nothing is cut off, and nothing has been complained about. A picture of it is kept.
   */
  void finds(String name) {
    keepsPicture(PICTURES.resolve(name + "-" + look.text() + ".png"));
    assertThat(Axe.problems(page)).as("%s at %s", name, look.text()).isEmpty();
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as("width of %s at %s", name, look.text())
        .isLessThanOrEqualTo(look.width());
    assertThat(complaints).as("%s at %s", name, look.text()).isEmpty();
  }

  /**
   * Now and then Chromium refuses a picture, above all the first after its start, and takes the
   * same one when it is asked again. What it refuses twice is wrong.
   */
  private void keepsPicture(Path file) {
    ScreenshotOptions wholePage =
        new ScreenshotOptions()
            // To hide it leaves an empty style at each field, which htmx takes along when it
            // puts another part in its place, and that the page does not allow.
            .setCaret(ScreenshotCaret.INITIAL)
            .setPath(file)
            .setFullPage(true);
    try {
      page.screenshot(wholePage);
    } catch (PlaywrightException refused) {
      if (!String.valueOf(refused.getMessage()).contains("Unable to capture screenshot")) {
        throw refused;
      }
      page.screenshot(wholePage);
    }
  }

  /**
   * Leaves, without news that would go on coming. What a browser keeps of somebody goes with it:
   * now and then Chromium does not answer whoever asks it to forget one.
   */
  @Override
  public void close() {
    page.navigate("about:blank");
  }
}
