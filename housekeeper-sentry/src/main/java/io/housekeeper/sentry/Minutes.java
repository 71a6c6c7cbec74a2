package io.housekeeper.sentry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What there is to say of tasks that are due several times in a minute: one word for each. */
final class Minutes {

  /**
   * Of a task.
   *
   * @param minute that was told last
   * @param well whether all ended well that ended in it after that
   */
  private record Told(Instant minute, boolean well) {}

  private final Map<String, Told> tasks = new HashMap<>();

  /**
   * A run has ended.
   *
   * @return whether all is well, if that is to be told now: at the first end in a minute, and of
   *     what has ended since the one before
   */
  Optional<Boolean> ended(String task, Instant fire, boolean well) {
    Instant minute = fire.truncatedTo(ChronoUnit.MINUTES);
    Optional<Told> before = Optional.ofNullable(tasks.get(task));
    boolean so = well && before.map(Told::well).orElse(true);
    if (before.filter(it -> !it.minute().isBefore(minute)).isPresent()) {
      tasks.put(task, new Told(before.get().minute(), so));
      return Optional.empty();
    }
    tasks.put(task, new Told(minute, true));
    return Optional.of(so);
  }
}
