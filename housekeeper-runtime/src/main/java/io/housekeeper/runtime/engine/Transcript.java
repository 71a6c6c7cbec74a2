package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LogChunk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a run logs, as far as it is kept: its first half megabyte, and its last. Lines may come from
 * any thread; what is kept is bounded however much is logged.
 */
final class Transcript {

  /** So many characters from the beginning are kept, and as many from the end. */
  private static final int HALF = 512 * 1024;

  private static final int CHUNK = 32 * 1024;

  /** No attempt has so many chunks: each is a character at least, and a megabyte is kept. */
  private static final int PLACES = 2_000_000;

  private final long run;
  private final StringBuilder head = new StringBuilder();
  private final Deque<String> tail = new ArrayDeque<>();
  private int headLength;
  private int tailLength;
  private long leftOut;
  private int sequence;

  /**
   * Of one attempt.
   *
   * @param attempt counted from 1; what each has logged is kept, one after the other
   */
  Transcript(long run, int attempt) {
    this.run = run;
    this.sequence = (attempt - 1) * PLACES;
  }

  synchronized void add(String line) {
    String clean = Texts.clean(line, Texts.LINE);
    if (headLength + clean.length() < HALF && tail.isEmpty()) {
      head.append(clean).append('\n');
      headLength += clean.length() + 1;
      return;
    }
    tail.add(clean);
    tailLength += clean.length() + 1;
    while (tailLength > HALF) {
      tailLength -= tail.remove().length() + 1;
      leftOut++;
    }
  }

  /** Whether there is nothing left to write. */
  synchronized boolean isEmpty() {
    return head.isEmpty() && tail.isEmpty() && leftOut == 0;
  }

  /** What is new since the last time, of the beginning. */
  synchronized List<LogChunk> drain() {
    List<LogChunk> chunks = new ArrayList<>();
    while (!head.isEmpty()) {
      int length = Math.min(CHUNK, head.length());
      chunks.add(new LogChunk(run, sequence++, head.substring(0, length)));
      head.delete(0, length);
    }
    return chunks;
  }

  /** Everything that is left, when the run is over. */
  synchronized List<LogChunk> close() {
    if (leftOut > 0) {
      tail.addFirst("… %,d lines left out …".formatted(leftOut));
    }
    while (!tail.isEmpty()) {
      head.append(tail.remove()).append('\n');
    }
    return drain();
  }
}
