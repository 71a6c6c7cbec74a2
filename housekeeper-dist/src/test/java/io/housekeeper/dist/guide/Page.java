package io.housekeeper.dist.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the guide.
 *
 * @param name its path in the checkout
 */
public record Page(String name, String text) {

  private static final Pattern STEP =
      Pattern.compile(
          "(?m)^```(?<language>\\w*)\\n(?<code>(?s:.*?))^```$"
              + "|^ {4}\\$ (?<example>.+)\\n(?<prints>(?: {4}(?!\\$ ).*\\n|\\n(?= {4}(?!\\$ )))*)"
              + "|^ {4} *(?<command>\\S.*?)(?: +#.*)?$"
              + "|`(?<typed>(?:(?:bin|\\.)/housekeeper [^`]+|scripts/[^`]+))`");

  /** All that there are. The projects in examples have tests of their own. */
  public static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path file : Checkout.files(".md")) {
      Path name = Checkout.ROOT.relativize(file);
      if (!name.startsWith("examples")) {
        pages.add(new Page(name.toString(), Files.readString(file)));
      }
    }
    return pages;
  }

  /** Where it lies. */
  public Path file() {
    return Checkout.ROOT.resolve(name);
  }

  /** What it has its reader do and shows him, from its beginning to its end. */
  public List<Step> steps() {
    Matcher found = STEP.matcher(text);
    List<Step> steps = new ArrayList<>();
    while (found.find()) {
      steps.add(step(found));
    }
    return steps;
  }

  /** Those of one kind. */
  public <S extends Step> Stream<S> steps(Class<S> kind) {
    return steps().stream().filter(kind::isInstance).map(kind::cast);
  }

  private Step step(Matcher found) {
    if (found.group("language") != null) {
      return new Step.Block(lead(found.start()), found.group("language"), found.group("code"));
    }
    if (found.group("example") != null) {
      String prints = found.group("prints").replaceAll("(?m)^ {4}", "").strip();
      return new Step.Example(found.group("example"), prints);
    }
    String command = found.group("command");
    return new Step.Command(command == null ? found.group("typed") : command);
  }

  private String lead(int begin) {
    return text.substring(0, begin).stripTrailing().lines().reduce("", (first, last) -> last);
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return name;
  }
}
