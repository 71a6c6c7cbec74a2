package io.housekeeper.sentry;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Asks the SDK on a thread that ends right after: it leaves something of its own behind on each
 * that it was asked on, which would keep the plugin's classes for as long as the thread.
 */
final class Aside {

  private Aside() {}

  static <T> T ask(Supplier<T> question) {
    try {
      return CompletableFuture.supplyAsync(
              question,
              work -> Thread.ofPlatform().daemon().name("housekeeper-sentry-aside").start(work))
          .join();
    } catch (CompletionException failed) {
      Throwable cause = Optional.ofNullable(failed.getCause()).orElse(failed);
      throw cause instanceof RuntimeException known ? known : failed;
    }
  }
}
