package io.housekeeper.http.page.overview;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What is asked of the ledger while something else is, because both take long.
 *
 * @param <T> the answer
 */
final class Meanwhile<T> {

  private final FutureTask<T> answer;

  private Meanwhile(FutureTask<T> answer) {
    this.answer = answer;
  }

  static <T> Meanwhile<T> ask(Supplier<T> question) {
    FutureTask<T> answer = new FutureTask<>(question::get);
    Thread.ofVirtual().name("housekeeper-page").start(answer);
    return new Meanwhile<>(answer);
  }

  /** Waits for the answer; whatever the question threw is thrown here. */
  T answer() {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody waits for the page any more", stopped);
    }
  }
}
