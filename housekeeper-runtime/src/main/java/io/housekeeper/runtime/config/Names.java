package io.housekeeper.runtime.config;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.schedule.Variables;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the texts of a configuration may name: {@code ${variable}}, and {@code secret:name} where a
 * secret is wanted.
 *
 * @param openSecrets whether a secret may also be written where it is used, as only those may who
 *     write files
 */
public record Names(
    Map<String, String> variables, Map<String, Secret> secrets, boolean openSecrets) {

  /** Nothing has a name. */
  public static final Names NONE = new Names(Map.of(), Map.of(), true);

  private static final String SECRET = "secret:";

  /** Whatever wrote it into a file may have ended its last line. */
  private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+$");

  /** What is said of a secret that is written where only its name may be. */
  static final String NO_NAME = "must name a secret: write secret:NAME";

  public Names {
    variables = Map.copyOf(variables);
    secrets = Map.copyOf(secrets);
  }

  /** The same for texts that come from a dashboard or over HTTP. */
  public Names forBrowsers() {
    return new Names(variables, secrets, false);
  }

  /** A text with the values of its variables. */
  String replacedIn(String text) {
    return new Variables(name -> Optional.ofNullable(variables.get(name))).replaceIn(text);
  }

  static boolean isNameOfSecret(String text) {
    return text.startsWith(SECRET);
  }

  /** The secret that a text names, or is. */
  Secret secret(String text) {
    if (isNameOfSecret(text)) {
      String name = text.substring(SECRET.length());
      return Optional.ofNullable(secrets.get(name)).orElseThrow(() -> unknown(name));
    }
    if (!openSecrets) {
      throw new IllegalArgumentException(NO_NAME);
    }
    return Secret.of(LINE_ENDS.matcher(opened(text)).replaceFirst(""));
  }

  @SuppressWarnings("UnusedException") // What is thrown has the secret in it.
  private String opened(String text) {
    try {
      return replacedIn(text);
    } catch (IllegalArgumentException misfit) {
      throw new IllegalArgumentException(
          "has ${ in it, and no variable that is set behind that: write $${ where it means itself");
    }
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "names the secret '%s', which is not configured: %s"
            .formatted(name, Nearest.hint(name, secrets.keySet())));
  }
}
