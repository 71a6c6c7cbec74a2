package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.Operations.Requested;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** How answers to requests are kept as texts. */
record AnswerForm<T>(Function<T, String> writing, Function<String, T> reading) {

  static final AnswerForm<Instant> INSTANT = new AnswerForm<>(Instant::toString, Instant::parse);

  static final AnswerForm<Optional<Instant>> INSTANT_IF_ANY =
      new AnswerForm<>(
          instant -> instant.map(Instant::toString).orElse(""),
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text)));

  static final AnswerForm<Cancelled> CANCELLED =
      new AnswerForm<>(Cancelled::name, Cancelled::valueOf);

  static final AnswerForm<Boolean> WHETHER = new AnswerForm<>(Object::toString, Boolean::valueOf);

  static final AnswerForm<String> TEXT = new AnswerForm<>(text -> text, text -> text);

  static final AnswerForm<Requested> REQUESTED =
      new AnswerForm<>(AnswerForm::text, AnswerForm::requested);

  /** Of what is done once and is no answer a second time. */
  static final AnswerForm<OptionalLong> ONLY_ONCE =
      new AnswerForm<>(id -> Long.toString(id.orElseThrow()), text -> OptionalLong.empty());

  String write(T answer) {
    return writing.apply(answer);
  }

  T read(String text) {
    return reading.apply(text);
  }

  private static String text(Requested answer) {
    return switch (answer) {
      case Requested.Accepted accepted -> "accepted " + accepted.run();
      case Requested.Several several ->
          "several %d %s %s".formatted(several.runs(), several.first(), several.last());
      case Requested.Busy busy -> "busy " + busy.run();
      case Requested.Refused refused -> "refused " + refused.sentence();
    };
  }

  private static Requested requested(String text) {
    int space = text.indexOf(' ');
    String rest = text.substring(space + 1);
    return switch (text.substring(0, space)) {
      case "accepted" -> new Requested.Accepted(Long.parseLong(rest));
      case "several" -> several(rest.split(" ", 3));
      case "busy" -> new Requested.Busy(Long.parseLong(rest));
      default -> new Requested.Refused(rest);
    };
  }

  private static Requested several(String[] words) {
    return new Requested.Several(
        Integer.parseInt(words[0]), Instant.parse(words[1]), Instant.parse(words[2]));
  }
}
