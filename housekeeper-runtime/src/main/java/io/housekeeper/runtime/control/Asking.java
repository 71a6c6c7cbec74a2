package io.housekeeper.runtime.control;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who asks for something, and why.
 *
 * @param until when it is to be taken back by itself, if it lasts at all
 * @param key under which it is done once, however often it is asked for
 * @param revision of what it is about, as whoever asks has seen it
 */
public record Asking(
    String who, String why, Optional<Instant> until, Optional<String> key, OptionalLong revision) {

  public Asking {
    if (who.isBlank()) {
      throw new IllegalArgumentException("whoever asks for something needs a name");
    }
    if (key.filter(text -> text.isBlank() || text.length() > 200).isPresent()) {
      throw new IllegalArgumentException("the key of a request must have 1 to 200 characters");
    }
  }

  /** Somebody, who gives no reason. */
  public static Asking by(String who) {
    return new Asking(who, "", Optional.empty(), Optional.empty(), OptionalLong.empty());
  }

  public Asking because(String reason) {
    return new Asking(who, reason, until, key, revision);
  }

  /** What lasts does so until then. */
  public Asking until(Instant end) {
    return new Asking(who, why, Optional.of(end), key, revision);
  }

  /** It is done once, however often it is asked for under this key. */
  public Asking once(String text) {
    return new Asking(who, why, until, Optional.of(text), revision);
  }

  /**
   * It is done only if the task that it is about has this {@linkplain TaskStatus#revision()
   * revision} still.
   */
  public Asking expecting(long seen) {
    return new Asking(who, why, until, key, OptionalLong.of(seen));
  }
}
