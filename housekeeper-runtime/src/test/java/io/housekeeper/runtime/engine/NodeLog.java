package io.housekeeper.runtime.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * What Housekeeper says to its operator while a test has this open, level and sentence: on the
 * thread of the test, and on all that it has led to.
 */
final class NodeLog implements AutoCloseable {

  /** SLF4J finds its provider by itself: there is no other way from there to the test. */
  private static final InheritableThreadLocal<@Nullable NodeLog> OPEN =
      new InheritableThreadLocal<>();

  private final List<String> sentences = new CopyOnWriteArrayList<>();

  private NodeLog() {}

  static NodeLog open() {
    NodeLog log = new NodeLog();
    OPEN.set(log);
    return log;
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  /** What was said that begins so; a sentence begins with its level. */
  List<String> starting(String with) {
    return sentences.stream().filter(sentence -> sentence.startsWith(with)).toList();
  }

  @Override
  public String toString() {
    return String.join("\n", sentences);
  }

  @Override
  public void close() {
    OPEN.remove();
  }

  /** One logger. */
  static final class Tap extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1;

    Tap(String name) {
      this.name = name;
    }

    private boolean isHeard() {
      return OPEN.get() != null && name.startsWith("io.housekeeper.");
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public boolean isInfoEnabled() {
      return isHeard();
    }

    @Override
    public boolean isWarnEnabled() {
      return isHeard();
    }

    @Override
    public boolean isErrorEnabled() {
      return isHeard();
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return Tap.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String pattern,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      String sentence = level + " " + MessageFormatter.basicArrayFormat(pattern, arguments);
      Optional.ofNullable(OPEN.get()).ifPresent(log -> log.sentences.add(sentence));
    }
  }
}
