package io.housekeeper.dist.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private final Words words =
      new Words(
          InstantSource.fixed(Instant.parse("2027-03-01T12:00:00Z")), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.85S, 850 ms",
    "PT1.25S, 1.3 s",
    "PT9.99S, 10.0 s",
    "PT12.3S, 12 s",
    "PT3M20S, 3 min 20 s",
    "PT3M, 3 min",
    "PT2H5M9S, 2 h 5 min",
    "PT50H, 2 d 2 h"
  })
  void durationsAreToldInTheirLargestUnits(Duration time, String text) {
    assertThat(Words.of(time)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-01T22:30:00Z, 23:30:00",
    "2027-03-01T23:30:00Z, 2 Mar 00:30",
    "2027-12-31T22:00:00Z, 31 Dec 23:00",
    "2027-12-31T23:00:00Z, 1 Jan 2028",
    "2026-07-01T10:00:00Z, 1 Jul 2026"
  })
  void timesAreToldAsTheClocksOfTheMachineShowThem(Instant instant, String text) {
    assertThat(words.at(instant)).isEqualTo(text);
  }

  @Test
  void whatIsNotKnownIsADash() {
    assertThat(words.at(Optional.empty())).isEqualTo("-");
    assertThat(Words.of(Optional.empty())).isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource({
    "30s, PT30S",
    "250ms, PT0.25S",
    "1h30m, PT1H30M",
    "90d, PT2160H",
    "0s, PT0S",
    "PT5M, PT5M"
  })
  void durationsAreRead(String text, Duration time) {
    assertThat(Lapse.read(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "m", "5 m", "-5m", "PT-5M", "1.5h", "999999999999d999999999999d"})
  void whatIsNoDurationIsNone(String text) {
    assertThat(Lapse.read(text)).isEmpty();
  }
}
