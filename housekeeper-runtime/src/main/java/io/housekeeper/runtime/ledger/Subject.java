package io.housekeeper.runtime.ledger;

/**
 * What a run is for; fixed when its entry is made, but for the fires that join it while it is
 * queued.
 *
 * @param extra what was asked for beside: a JSON object, or empty
 */
public record Subject(long id, int task, Origin origin, Covers covers, Asked asked) {

  /** Who or what asked for it, and with which words. */
  public record Asked(Links links, String extra) {

    /** Nobody: it was due. */
    public static final Asked NOTHING = new Asked(Links.NONE, "");
  }

  public Subject with(Covers more) {
    return new Subject(id, task, origin, more, asked);
  }
}
