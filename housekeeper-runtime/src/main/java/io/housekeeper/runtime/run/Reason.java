package io.housekeeper.runtime.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a run waits, or why fires were not run, with the number that the ledger keeps. */
public sealed interface Reason permits Why, SkippedBecause, MissedBecause {

  /** The number that the ledger keeps; 0 stands for no reason. */
  int number();

  /** The reason with a number. */
  static Optional<Reason> numbered(int number) {
    return number == 0 ? Optional.empty() : Optional.of(Known.of(number));
  }

  /** All reasons by their numbers. */
  final class Known {

    private static final Map<Integer, Reason> BY_NUMBER =
        Stream.<Reason[]>of(Why.values(), SkippedBecause.values(), MissedBecause.values())
            .flatMap(Stream::of)
            .collect(Collectors.toUnmodifiableMap(Reason::number, Function.identity()));

    private Known() {}

    private static Reason of(int number) {
      Reason reason = BY_NUMBER.get(number);
      if (reason == null) {
        throw new IllegalArgumentException("there is no reason with the number " + number);
      }
      return reason;
    }
  }
}
