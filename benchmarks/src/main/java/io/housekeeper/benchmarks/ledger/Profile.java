package io.housekeeper.benchmarks.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of what is measured went, from a recording: by thread, by methods of ours, with
 * and without what they call, and by the method that ran.
 */
public final class Profile {

  private static final Set<String> SAMPLES =
      Set.of("jdk.CPUTimeSample", "jdk.ExecutionSample", "jdk.NativeMethodSample");

  private static final String OURS = "io.housekeeper.runtime.";

  /** A stretch of time that is looked at: a burst, from its due instant to its last result. */
  @Name("housekeeper.Measured")
  public static final class Measured extends Event {

    final String what;

    /**
     * One that begins and ends when it is told.
     *
     * @param what stretches of one name are looked at together
     */
    public Measured(String what) {
      this.what = what;
    }
  }

  private final Map<String, Integer> threads = new HashMap<>();
  private final Map<String, Integer> own = new HashMap<>();
  private final Map<String, Integer> inclusive = new HashMap<>();
  private final Map<String, Integer> leaves = new HashMap<>();
  private int samples;

  private Profile() {}

  public static void main(String[] arguments) throws IOException {
    List<RecordedEvent> events = RecordingFile.readAllEvents(Path.of(arguments[0]));
    Map<String, List<RecordedEvent>> measured =
        events.stream()
            .filter(event -> is(event, "housekeeper.Measured"))
            .collect(
                Collectors.groupingBy(
                    event -> event.getString("what"), TreeMap::new, Collectors.toList()));
    measured.forEach((what, stretches) -> print(what, stretches, events));
  }

  private static void print(
      String what, List<RecordedEvent> stretches, List<RecordedEvent> events) {
    boolean byCpu = events.stream().anyMatch(event -> is(event, "jdk.CPUTimeSample"));
    Profile profile = new Profile();
    for (RecordedEvent event : events) {
      if (SAMPLES.contains(event.getEventType().getName())
          && byCpu == is(event, "jdk.CPUTimeSample")
          && stretches.stream().anyMatch(stretch -> isWithin(event.getStartTime(), stretch))) {
        profile.add(event);
      }
    }
    System.out.printf("%n%s: %d samples in %d%n", what, profile.samples, stretches.size());
    profile.print("thread", profile.threads, 12);
    profile.print("method of ours, with what it calls", profile.inclusive, 60);
    profile.print("nearest method of ours", profile.own, 25);
    profile.print("method", profile.leaves, 30);
  }

  private static boolean is(RecordedEvent event, String name) {
    return event.getEventType().getName().equals(name);
  }

  private static boolean isWithin(Instant instant, RecordedEvent burst) {
    return !instant.isBefore(burst.getStartTime()) && !instant.isAfter(burst.getEndTime());
  }

  private void add(RecordedEvent event) {
    samples++;
    String field = event.hasField("sampledThread") ? "sampledThread" : "eventThread";
    var thread = event.getThread(field);
    String name = thread == null ? "?" : String.valueOf(thread.getJavaName());
    threads.merge(
        name.startsWith("task-") ? "tasks" : name.replaceAll("\\d+", "n"), 1, Integer::sum);
    List<RecordedFrame> frames =
        event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
    leaves.merge(frames.isEmpty() ? "?" : name(frames.get(0)), 1, Integer::sum);
    frames.stream()
        .map(Profile::name)
        .filter(one -> one.startsWith(OURS))
        .map(one -> one.substring(OURS.length()))
        .distinct()
        .forEach(one -> inclusive.merge(one, 1, Integer::sum));
    own.merge(
        frames.stream()
            .map(Profile::name)
            .filter(one -> one.startsWith(OURS))
            .findFirst()
            .map(one -> one.substring(OURS.length()))
            .orElse("none"),
        1,
        Integer::sum);
  }

  private static String name(RecordedFrame frame) {
    RecordedClass type = frame.getMethod().getType();
    return (type == null ? "?" : type.getName()) + "." + frame.getMethod().getName();
  }

  private void print(String title, Map<String, Integer> counts, int most) {
    System.out.printf("%n%s%n", title);
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    for (Map.Entry<String, Integer> one : sorted.subList(0, Math.min(most, sorted.size()))) {
      System.out.printf("  %5.1f %%  %s%n", 100.0 * one.getValue() / samples, one.getKey());
    }
  }
}
