package io.housekeeper.dist.proof;

/**
 * A line of evidence, as the store has written it.
 *
 * @param nanos when the store received it, by its own clock
 * @param accepted whether its token was not lower than one that the store had seen
 * @param said of an end that a listener was told of, the state
 */
record Fact(long nanos, boolean accepted, Kind kind, Work work, String said) {

  /** What happened. */
  enum Kind {
    STARTED,
    /** The code came to its end. */
    DONE,
    /** The code threw, or was interrupted. */
    LEFT,
    /** A listener was told of the end of the run. */
    TOLD
  }

  /** What a node sends: all but what the store adds. */
  static String message(Kind kind, Work work, String said) {
    return String.join(
        "\t",
        kind.name(),
        work.task(),
        work.node(),
        Long.toString(work.run()),
        Integer.toString(work.attempt()),
        Long.toString(work.token()),
        said);
  }

  static Fact received(long nanos, boolean accepted, String message) {
    String[] part = message.split("\t", -1);
    Work work =
        new Work(
            part[1],
            part[2],
            Long.parseLong(part[3]),
            Integer.parseInt(part[4]),
            Long.parseLong(part[5]));
    return new Fact(nanos, accepted, Kind.valueOf(part[0]), work, part[6]);
  }

  String line() {
    return nanos + "\t" + accepted + "\t" + message(kind, work, said);
  }

  static Fact read(String line) {
    String[] part = line.split("\t", 3);
    return received(Long.parseLong(part[0]), Boolean.parseBoolean(part[1]), part[2]);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
