package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Logs.TraceOf;
import io.housekeeper.runtime.ledger.Logs.Words;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Progress;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.StackText.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what runs say, now and then and not in their way. */
final class Scribe {

  private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

  private static final int LONGEST_STACK = 64_000;

  /** So many ended runs may wait for what they said to be written: memory has an end. */
  private static final int PLACES = 2_000;

  /** An attempt: the same run may be tried again before all that was said is written. */
  private record Attempt(long run, long fence) {

    static Attempt of(RunHandle handle) {
      return new Attempt(handle.run(), handle.fencingToken());
    }
  }

  private final Map<Attempt, RunHandle> speaking = new ConcurrentHashMap<>();
  private final Queue<RunHandle> silent = new LinkedBlockingQueue<>(PLACES);
  private final Queue<StackText> stacks = new LinkedBlockingQueue<>(PLACES);
  private final AtomicLong lost = new AtomicLong();
  private final Deque<LogChunk> chunks = new ArrayDeque<>();
  private final Ticker ticker;
  private final Portion portion = new Portion();
  private Optional<Words> unwritten = Optional.empty();

  Scribe(Ticker ticker) {
    this.ticker = ticker;
  }

  void speaks(RunHandle handle) {
    speaking.put(Attempt.of(handle), handle);
  }

  void isSilent(RunHandle handle, Optional<String> stack) {
    speaking.remove(Attempt.of(handle));
    if (handle.hadProgress() || !handle.transcript().isEmpty()) {
      lose(silent.offer(handle) ? 0 : 1);
    }
    stack.ifPresent(text -> stack(handle.run(), handle.attempt(), Kind.THROWN, text));
  }

  void stack(long run, int attempt, Kind kind, String text) {
    StackText stack = new StackText(run, attempt, kind, Texts.clean(text, LONGEST_STACK));
    lose(stacks.offer(stack) ? 0 : 1);
  }

  private void lose(int some) {
    if (some > 0 && lost.getAndAdd(some) == 0) {
      LOG.warn("runs say more than can be written down: some of it is left out");
    }
  }

  private void sayWhatWasLost() {
    long some = lost.getAndSet(0);
    if (some > 0) {
      LOG.warn("the logs and stacks of {} runs were left out", some);
    }
  }

  /** Writes what there is; says whether there may be more. */
  synchronized boolean write(Logs logs, Membership me) {
    Words words = unwritten.orElseGet(this::collect);
    if (words.isEmpty()) {
      sayWhatWasLost();
      return false;
    }
    unwritten = Optional.of(words);
    long begin = ticker.nanos();
    try {
      logs.keep(me, words);
    } catch (Refused refused) {
      LOG.error("some of what runs said cannot be kept: {}", refused.getMessage());
    }
    portion.took(ticker.since(begin));
    unwritten = Optional.empty();
    return true;
  }

  private Words collect() {
    List<Progress> progress = new ArrayList<>();
    List<Long> ended = new ArrayList<>();
    List<TraceOf> traces = new ArrayList<>();
    while (chunks.size() < portion.size() && !silent.isEmpty()) {
      RunHandle handle = silent.remove();
      chunks.addAll(handle.transcript().close());
      if (handle.hadProgress()) {
        ended.add(handle.run());
      }
    }
    for (RunHandle handle : speaking.values()) {
      if (chunks.size() < portion.size()) {
        chunks.addAll(handle.transcript().drain());
        handle.drainProgress().ifPresent(progress::add);
      }
      if (traces.size() < portion.size()) {
        handle.drainTrace().ifPresent(traces::add);
      }
    }
    return new Words(portion.of(chunks), progress, portion.of(stacks), ended, traces);
  }
}
