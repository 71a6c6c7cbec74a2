package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.Attention;
import io.housekeeper.runtime.control.ChangeMade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody should look at. */
public record AttentionList(
    @Words("The most urgent first, and last what somebody sees to; 200 at most")
        List<AttentionBody> attention) {

  /** That somebody should look at a task. */
  public record AttentionBody(
      @Words("The name of the task") String task,
      @Words("QUARANTINED, FAILING, OVERDUE, UNREADABLE, MISSED or PAUSED") String kind,
      @Words("What is wrong with it") String sentence,
      @Words("When that began, as far as it was looked for") Instant since,
      @Words("Who sees to it") Optional<Seen> acknowledged) {}

  /** Somebody sees to it. */
  public record Seen(
      @Words("Who") String who,
      @Words("Since when") Instant at,
      @Words("What about it") String why,
      @Words("Until when") Optional<Instant> until) {

    private static Seen of(ChangeMade.By by) {
      return new Seen(by.who(), by.at(), by.why(), by.until());
    }
  }

  public static AttentionList of(List<Attention> all) {
    return new AttentionList(
        all.stream()
            .map(
                one ->
                    new AttentionBody(
                        one.task(),
                        one.kind().name(),
                        one.sentence(),
                        one.since(),
                        one.acknowledged().map(Seen::of)))
            .toList());
  }
}
