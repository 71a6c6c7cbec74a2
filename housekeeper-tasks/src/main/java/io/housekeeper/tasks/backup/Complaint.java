package io.housekeeper.tasks.backup;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program of PostgreSQL says is wrong. It says so in its first error; what follows is what
 * one might do, or the same of another address of the server.
 */
final class Complaint implements Consumer<String> {

  private static final Pattern LINE = Pattern.compile("\\S+: (error|detail): +(.+)");

  private volatile Optional<String> error = Optional.empty();
  private volatile Optional<String> detail = Optional.empty();

  @Override
  public void accept(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return;
    }
    Optional<String> said = Optional.of(parts.group(2).replaceAll("\\s+", " "));
    if (parts.group(1).equals("error")) {
      error = error.or(() -> said);
    } else {
      detail = detail.or(() -> said);
    }
  }

  /** In one sentence, if it has said anything. */
  Optional<String> sentence() {
    return error.map(what -> what + detail.map(" (%s)"::formatted).orElse(""));
  }
}
