package io.housekeeper.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.client.Pages.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {

  private final List<String> fetched = new ArrayList<>();

  private Stream<String> letters() {
    return Pages.stream(
        next -> {
          String from = next.orElse("a");
          fetched.add(from);
          return switch (from) {
            case "a" -> new Page<>(List.of("a", "b"), Optional.of("b"));
            case "b" -> new Page<>(List.of(), Optional.of("c"));
            default -> new Page<>(List.of("d"), Optional.empty());
          };
        });
  }

  @Test
  void allPagesAreOneStream() {
    assertThat(letters()).containsExactly("a", "b", "d");
    assertThat(fetched).containsExactly("a", "b", "c");
  }

  @Test
  void aPageIsFetchedWhenItIsNeeded() {
    Stream<String> letters = letters();
    assertThat(fetched).isEmpty();
    assertThat(letters.limit(2)).containsExactly("a", "b");
    assertThat(fetched).containsExactly("a");
  }
}
