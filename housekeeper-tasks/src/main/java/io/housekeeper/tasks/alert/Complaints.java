package io.housekeeper.tasks.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whatever is wrong with settings, to be said at once. */
public final class Complaints {

  private final List<String> sentences = new ArrayList<>();

  /** Complains unless something holds. */
  public Complaints unless(boolean holds, String sentence) {
    if (!holds) {
      sentences.add(sentence);
    }
    return this;
  }

  /** Complains with what is thrown where a value is made, if it cannot be. */
  public Complaints unlessMade(Supplier<?> value) {
    try {
      Object unused = value.get();
    } catch (IllegalArgumentException refused) {
      sentences.add(String.valueOf(refused.getMessage()));
    }
    return this;
  }

  /**
   * Says it all.
   *
   * @throws IllegalArgumentException if there was anything
   */
  public void say() {
    if (!sentences.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", sentences));
    }
  }
}
