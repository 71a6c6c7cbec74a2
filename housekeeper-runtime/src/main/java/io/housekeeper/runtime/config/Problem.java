package io.housekeeper.runtime.config;

/**
 * Something in a configuration that cannot be as it is.
 *
 * @param source file and line, or whatever else it comes from
 * @param path the keys that lead to it, with dots between; empty if it concerns the whole
 * @param sentence what is wrong and what to do, to be read behind the path
 */
public record Problem(String source, String path, String sentence) {

  static Problem at(Place place, String sentence) {
    return new Problem(place.source(), place.path(), sentence);
  }

  /** The same in one line. */
  @Override
  public String toString() {
    String what = path.isEmpty() ? sentence : path + " " + sentence;
    return source.isEmpty() ? what : source + ": " + what;
  }
}
