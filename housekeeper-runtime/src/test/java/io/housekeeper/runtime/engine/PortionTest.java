package io.housekeeper.runtime.engine;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PortionTest {

  private final Portion portion = new Portion();

  @Test
  void shrinksWhileItTakesTooLongButNeverToNothing() {
    int before = portion.size();
    portion.took(ofMillis(6));
    assertThat(portion.size()).isEqualTo(before / 2);
    for (int i = 0; i < 10; i++) {
      portion.took(ofMillis(100));
    }
    assertThat(portion.size()).isEqualTo(1);
  }

  @Test
  void growsWhileItIsQuickUpToAMost() {
    for (int i = 0; i < 100; i++) {
      portion.took(ofMillis(1));
    }
    assertThat(portion.size()).isEqualTo(64);
  }

  @Test
  void staysAsItIsWhereItIsAboutRight() {
    int before = portion.size();
    portion.took(ofMillis(4));
    assertThat(portion.size()).isEqualTo(before);
  }

  @Test
  void takesNoMoreThanThereIs() {
    Queue<String> few = new ArrayDeque<>(Collections.nCopies(3, "line"));
    assertThat(portion.of(few)).hasSize(3);
    Queue<String> many = new ArrayDeque<>(Collections.nCopies(100, "line"));
    assertThat(portion.of(many)).hasSize(portion.size());
    assertThat(many).hasSize(100 - portion.size());
  }
}
