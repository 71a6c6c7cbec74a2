package io.housekeeper.http.route;

/** Answers requests of a route. May block. */
@FunctionalInterface
public interface Handler {

  /**
   * The answer.
   *
   * @throws Problem if there is another
   */
  Reply answer(Request request);
}
