package io.housekeeper.sentry.form;

import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was thrown, as Sentry shows it: the cause before what it has caused. */
final class Thrown {

  private static final int MOST_CAUSES = 20;
  private static final int MOST_FRAMES = 100;
  private static final int LONGEST = 4_096;

  /** A name of a class and what it says, as {@code java.io.IOException: no space left}. */
  private static final Pattern FIRST_LINE =
      Pattern.compile("((?:[a-z_][\\w]*\\.)+)([A-Z][\\w$]*)(?:: (.*))?");

  private static final List<String> OTHERS =
      List.of(
          "java.", "javax.", "jdk.", "sun.", "com.sun.", "io.housekeeper.", "com.google.inject.");

  private Thrown() {}

  static List<SentryException> of(Throwable failure) {
    Deque<SentryException> all = new ArrayDeque<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Optional<Throwable> next = Optional.of(failure);
    while (next.isPresent() && seen.add(next.get()) && all.size() < MOST_CAUSES) {
      all.addFirst(one(next.get()));
      next = cause(next.get());
    }
    return List.copyOf(all);
  }

  /** That of a run that ended elsewhere: only what it said is known. */
  static Optional<SentryException> of(String text) {
    Matcher line = FIRST_LINE.matcher(text.lines().findFirst().orElse(""));
    if (!line.matches()) {
      return Optional.empty();
    }
    return Optional.of(named(line.group(1) + line.group(2), Optional.ofNullable(line.group(3))));
  }

  private static SentryException one(Throwable failure) {
    SentryException one = named(failure.getClass().getName(), message(failure));
    one.setStacktrace(new SentryStackTrace(frames(failure.getStackTrace())));
    return one;
  }

  private static SentryException named(String type, Optional<String> says) {
    int dot = type.lastIndexOf('.');
    SentryException one = new SentryException();
    one.setType(type.substring(dot + 1));
    if (dot > 0) {
      one.setModule(type.substring(0, dot));
    }
    says.ifPresent(value -> one.setValue(Texts.cut(value, LONGEST)));
    return one;
  }

  /** Code of others, which may fail at this, too. */
  private static Optional<String> message(Throwable failure) {
    try {
      return Optional.ofNullable(failure.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError broken) {
      return Optional.empty();
    }
  }

  private static Optional<Throwable> cause(Throwable failure) {
    try {
      return Optional.ofNullable(failure.getCause());
    } catch (RuntimeException | LinkageError | StackOverflowError broken) {
      return Optional.empty();
    }
  }

  /** The oldest first; of very many those that are nearest. */
  private static List<SentryStackFrame> frames(StackTraceElement[] stack) {
    List<SentryStackFrame> frames = new ArrayList<>();
    for (int i = Math.min(MOST_FRAMES, stack.length) - 1; i >= 0; i--) {
      frames.add(frame(stack[i]));
    }
    return frames;
  }

  private static SentryStackFrame frame(StackTraceElement element) {
    SentryStackFrame frame = new SentryStackFrame();
    frame.setModule(element.getClassName());
    frame.setFunction(element.getMethodName());
    frame.setFilename(element.getFileName());
    if (element.getLineNumber() >= 0) {
      frame.setLineno(element.getLineNumber());
    }
    frame.setInApp(OTHERS.stream().noneMatch(element.getClassName()::startsWith));
    return frame;
  }
}
