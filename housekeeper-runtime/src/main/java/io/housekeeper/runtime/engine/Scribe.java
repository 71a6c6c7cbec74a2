package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Logs.Words;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Progress;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.StackText.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what runs say, now and then and not in their way. */
final class Scribe {

  private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

  /** So much is written in one transaction. */
  private static final int CHUNKS = 64;

  private static final int LONGEST_STACK = 64_000;

  private final Map<Long, RunHandle> speaking = new ConcurrentHashMap<>();
  private final Queue<RunHandle> silent = new ConcurrentLinkedQueue<>();
  private final Queue<StackText> stacks = new ConcurrentLinkedQueue<>();
  private Optional<Words> unwritten = Optional.empty();

  void speaks(RunHandle handle) {
    speaking.put(handle.fencingToken() ^ handle.run(), handle);
  }

  void isSilent(RunHandle handle, Optional<String> stack) {
    speaking.remove(handle.fencingToken() ^ handle.run());
    if (handle.hadProgress() || !handle.transcript().isEmpty()) {
      silent.add(handle);
    }
    stack.ifPresent(text -> stack(handle.run(), handle.attempt(), Kind.THROWN, text));
  }

  void stack(long run, int attempt, Kind kind, String text) {
    stacks.add(new StackText(run, attempt, kind, Texts.clean(text, LONGEST_STACK)));
  }

  /** Writes what there is; says whether there may be more. */
  synchronized boolean write(Logs logs, Membership me) {
    Words words = unwritten.orElseGet(this::collect);
    if (words.isEmpty()) {
      return false;
    }
    unwritten = Optional.of(words);
    try {
      logs.keep(me, words);
    } catch (Refused refused) {
      LOG.error("some of what runs said cannot be kept: {}", refused.getMessage());
    }
    unwritten = Optional.empty();
    return true;
  }

  private Words collect() {
    List<LogChunk> chunks = new ArrayList<>();
    List<Progress> progress = new ArrayList<>();
    List<Long> ended = new ArrayList<>();
    while (chunks.size() < CHUNKS && !silent.isEmpty()) {
      RunHandle handle = silent.remove();
      chunks.addAll(handle.transcript().close());
      if (handle.hadProgress()) {
        ended.add(handle.run());
      }
    }
    for (RunHandle handle : speaking.values()) {
      if (chunks.size() < CHUNKS) {
        chunks.addAll(handle.transcript().drain());
        handle.drainProgress().ifPresent(progress::add);
      }
    }
    List<StackText> some = new ArrayList<>();
    while (some.size() < CHUNKS && !stacks.isEmpty()) {
      some.add(stacks.remove());
    }
    return new Words(chunks, progress, some, ended);
  }
}
