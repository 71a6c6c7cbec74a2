package io.housekeeper.tasks.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is sent at once: an alert, or what has gathered.
 *
 * @param entries in the order in which they came
 * @param counts how many alerts there are of each kind, those that no entry has among them
 */
public record Message(List<Entry> entries, Map<AlertKind, Long> counts) {

  private static final int NAMED = 3;
  private static final int HALF_A_SUM = 32;

  /**
   * All alerts of a kind and a task.
   *
   * @param latest the newest of them
   * @param times how many there are
   */
  public record Entry(Alert latest, long times) {

    /** One line for all of them. */
    public String headline() {
      return times == 1 ? latest.headline() : "%s (%d times)".formatted(latest.headline(), times);
    }
  }

  public Message {
    entries = List.copyOf(entries);
    counts = Map.copyOf(counts);
  }

  /** Of one alert. */
  static Message of(Alert alert) {
    return new Message(List.of(new Entry(alert, 1)), Map.of(alert.kind(), 1L));
  }

  /** The same for the same alerts: whoever has it already may drop it. */
  public String id() {
    return isSingle() ? entries.get(0).latest().id() : "several-" + sum();
  }

  private String sum() {
    String all =
        entries.stream()
            .map(one -> one.latest().id() + " " + one.times())
            .collect(Collectors.joining("\n", "", "\n" + total()));
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, HALF_A_SUM);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether it is about one alert only. */
  public boolean isSingle() {
    return total() == 1 && entries.size() == 1;
  }

  /** How many alerts there are. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What must be known, in one line. */
  public String headline() {
    return entries.size() == 1 && total() == entries.get(0).times()
        ? entries.get(0).headline()
        : "%d alerts: %s (%s)".formatted(total(), inWords(counts), tasks());
  }

  private String tasks() {
    List<String> names =
        entries.stream().map(one -> one.latest().run().task().name()).distinct().toList();
    List<String> named = new ArrayList<>(names.subList(0, Math.min(names.size(), NAMED)));
    if (names.size() > NAMED) {
      named.add("and others");
    }
    return String.join(", ", named);
  }

  /** How many alerts there are beside those of the first entries; empty if there are none. */
  public String beside(int shown) {
    Map<AlertKind, Long> left = new EnumMap<>(AlertKind.class);
    left.putAll(counts);
    entries.stream()
        .limit(shown)
        .forEach(one -> left.merge(one.latest().kind(), -one.times(), Long::sum));
    left.values().removeIf(count -> count == 0);
    return left.isEmpty() ? "" : "and " + inWords(left);
  }

  private static String inWords(Map<AlertKind, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> one.getKey().times(one.getValue()))
        .collect(Collectors.joining(", "));
  }
}
