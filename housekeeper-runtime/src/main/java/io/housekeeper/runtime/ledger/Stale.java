package io.housekeeper.runtime.ledger;

/**
 * Something was changed since whoever asks has looked at it, and nothing of what he asks for was
 * done.
 */
public final class Stale extends IllegalStateException {

  private static final long serialVersionUID = 1;

  private final long revision;

  /**
   * @param what is asked for, as the beginning of a sentence
   * @param revision which it has now
   */
  public Stale(String what, long revision, long expected) {
    super(
        "%s was changed meanwhile: it has revision %d, and %d was expected. Look at it again"
            .formatted(what, revision, expected));
    this.revision = revision;
  }

  /** Which it has now. */
  public long revision() {
    return revision;
  }

  /** What to say to whoever asked. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
