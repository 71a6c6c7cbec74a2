package io.housekeeper.example.embedded;

import java.util.concurrent.atomic.AtomicInteger;

/** Something in the memory of a process that grows old. */
final class Cache {

  private final AtomicInteger generation = new AtomicInteger();

  void refresh() {
    generation.incrementAndGet();
  }

  int generation() {
    return generation.get();
  }
}
