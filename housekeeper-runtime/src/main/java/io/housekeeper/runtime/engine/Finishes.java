package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Ends of runs that are to be recorded. Threads of tasks put them in, the writer takes them out.
 */
final class Finishes {

  private final Queue<Finish> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  void add(Finish finish) {
    queue.add(finish);
    count.incrementAndGet();
  }

  /** Takes out the first ones. */
  List<Finish> take(int most) {
    List<Finish> some = new ArrayList<>();
    Finish next = queue.poll();
    while (next != null) {
      some.add(next);
      next = some.size() < most ? queue.poll() : null;
    }
    count.addAndGet(-some.size());
    return some;
  }

  int size() {
    return count.get();
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  Stream<Finish> stream() {
    return queue.stream();
  }
}
