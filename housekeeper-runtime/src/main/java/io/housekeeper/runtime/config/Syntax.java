package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.Optional;

/** What somebody should know whose text is no HOCON at all. */
final class Syntax {

  private static final String QUOTE =
      "; a text with any of * ? : / , $ { } [ ] # & @ or ! in it is written in quotes, as in"
          + " schedule = \"*/5 * * * *\"";

  private Syntax() {}

  static Problem problem(ConfigException failure) {
    Optional<ConfigOrigin> origin = Optional.ofNullable(failure.origin());
    String message = Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
    String bare =
        origin
            .map(where -> where.description() + ": ")
            .filter(message::startsWith)
            .map(prefix -> message.substring(prefix.length()))
            .orElse(message);
    return new Problem(origin.map(Place::source).orElse(""), "", sentence(bare, failure));
  }

  private static String sentence(String message, ConfigException failure) {
    // The library's own advice is for its own API.
    String brief = message.split(" \\(if you intended|\\(if you want", 2)[0].strip();
    return "this cannot be read: %s%s"
        .formatted(brief, failure instanceof ConfigException.Parse ? QUOTE : "");
  }
}
