package io.housekeeper.client;

import java.time.Instant;
import java.util.Optional;

/**
 * Why somebody asks for something. Who he is, his token says.
 *
 * @param reason as it stands in the account of changes; empty if he gives none
 * @param until when it is to be taken back by itself, if it lasts at all
 * @param key under which it is done once, however often it is asked for
 */
public record Asking(String reason, Optional<Instant> until, Optional<String> key) {

  /** Without a reason. */
  public static final Asking PLAINLY = new Asking("", Optional.empty(), Optional.empty());

  public Asking {
    if (key.filter(text -> text.isBlank() || text.length() > 200).isPresent()) {
      throw new IllegalArgumentException("the key of a request must have 1 to 200 characters");
    }
  }

  public static Asking because(String reason) {
    return new Asking(reason, Optional.empty(), Optional.empty());
  }

  /** What lasts does so until then. */
  public Asking until(Instant end) {
    return new Asking(reason, Optional.of(end), key);
  }

  /**
   * It is done once, however often it is asked for under this key. That makes it safe to ask again
   * when an answer was lost, and the client does so by itself.
   */
  public Asking once(String text) {
    return new Asking(reason, until, Optional.of(text));
  }
}
