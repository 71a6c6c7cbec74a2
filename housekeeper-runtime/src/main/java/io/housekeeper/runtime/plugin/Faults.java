package io.housekeeper.runtime.plugin;

import io.housekeeper.api.Task;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with code of a plugin, in words for whoever has to mend it. */
final class Faults {

  private static final String API = Task.class.getPackageName();

  private static final Pattern NEWER =
      Pattern.compile("(\\S+) has been compiled by .*class file version (\\d+)");
  private static final Pattern NO_SUBTYPE =
      Pattern.compile("\\S+\\.(\\w+): (?:Provider )?(\\S+) not a subtype");
  private static final Pattern NOT_FOUND = Pattern.compile("\\S+: Provider (\\S+) not found");

  /** The class files of Java 1 have version 45. */
  private static final int BEFORE_JAVA = 44;

  private Faults() {}

  static String sentence(Throwable thrown) {
    if (thrown instanceof ServiceConfigurationError error) {
      return Optional.ofNullable(error.getCause())
          .map(Faults::sentence)
          .orElseGet(() -> unnamed(String.valueOf(error.getMessage())));
    }
    if (thrown instanceof ExceptionInInitializerError error) {
      return "a static initialiser failed: "
          + Optional.ofNullable(error.getCause()).map(Faults::plain).orElseGet(() -> plain(error));
    }
    if (thrown instanceof UnsupportedClassVersionError error) {
      return compiledForNewer(error);
    }
    if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
      return missing(String.valueOf(thrown.getMessage()).replace('/', '.'));
    }
    if (thrown instanceof IncompatibleClassChangeError error && isOfApi(error)) {
      return newerApi(String.valueOf(error.getMessage()));
    }
    return plain(thrown);
  }

  private static String plain(Throwable thrown) {
    return Optional.ofNullable(thrown.getMessage())
        .filter(message -> !message.isBlank())
        .map(message -> thrown.getClass().getName() + ": " + message)
        .orElseGet(thrown.getClass()::getName);
  }

  private static String unnamed(String message) {
    Matcher noSubtype = NO_SUBTYPE.matcher(message);
    if (noSubtype.matches()) {
      return "%s is no %s".formatted(noSubtype.group(2), noSubtype.group(1));
    }
    Matcher notFound = NOT_FOUND.matcher(message);
    return notFound.matches() ? missing(notFound.group(1)) : message;
  }

  private static String compiledForNewer(UnsupportedClassVersionError error) {
    Matcher newer = NEWER.matcher(String.valueOf(error.getMessage()));
    return newer.find()
        ? "%s was compiled for Java %d, and this is Java %d"
            .formatted(
                newer.group(1).replace('/', '.'),
                Integer.parseInt(newer.group(2)) - BEFORE_JAVA,
                Runtime.version().feature())
        : plain(error);
  }

  private static String missing(String name) {
    return name.startsWith(API) ? newerApi(name) : "the class %s is not in it".formatted(name);
  }

  private static boolean isOfApi(IncompatibleClassChangeError error) {
    return String.valueOf(error.getMessage()).contains(API);
  }

  private static String newerApi(String what) {
    return "it needs %s, which version %s of the plugin API does not have: it was built for a newer one"
        .formatted(what, ApiVersion.CURRENT);
  }
}
