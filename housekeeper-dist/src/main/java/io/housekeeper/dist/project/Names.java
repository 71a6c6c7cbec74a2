package io.housekeeper.dist.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * What is called how in a project.
 *
 * @param project the plugin, its JAR, and the task or type that it brings
 * @param packageName of its classes
 */
record Names(String project, String packageName) {

  /** The package of the examples. */
  static final String PACKAGE = "com.example";

  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** As long as the name of a task. */
  private static final int LONGEST = 63;

  private static final Pattern PACKAGES = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

  /** A plugin does not get classes of these from its own JAR, or not all of them. */
  private static final List<String> OF_OTHERS =
      List.of("java", "javax", "jdk", "io.housekeeper", "org.slf4j", "com.google.inject");

  /**
   * Names that can be used.
   *
   * @throws IllegalArgumentException with a sentence, if they cannot
   */
  static Names of(String project, String packageName) {
    if (project.length() > LONGEST || !PROJECT.matcher(project).matches()) {
      throw new IllegalArgumentException(
          "'%s' cannot be the name: it is made of small letters and digits, in words with a - between them, begins with a letter and has at most %d characters, as in purge-sessions"
              .formatted(project, LONGEST));
    }
    if (!PACKAGES.matcher(packageName).matches() || !SourceVersion.isName(packageName)) {
      throw new IllegalArgumentException(
          "'%s' cannot be the --package: it is made of small letters, digits and _, in words with a dot between them that are none of Java's, as in com.acme.jobs"
              .formatted(packageName));
    }
    for (String others : OF_OTHERS) {
      if ((packageName + ".").startsWith(others + ".")) {
        throw new IllegalArgumentException(
            "'%s' cannot be the --package: what begins with %s is not the plugin's own; choose one of yours, as in com.acme.jobs"
                .formatted(packageName, others));
      }
    }
    return new Names(project, packageName);
  }

  /** What its first class is called: {@code PurgeSessions}. */
  String type() {
    return Arrays.stream(project.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** A text of a project with these names, as one with others. */
  String replacedBy(Names others, String text) {
    return text.replace(packageName, others.packageName)
        .replace(folder(), others.folder())
        .replace(project, others.project)
        .replace(type(), others.type());
  }

  private String folder() {
    return packageName.replace('.', '/');
  }
}
