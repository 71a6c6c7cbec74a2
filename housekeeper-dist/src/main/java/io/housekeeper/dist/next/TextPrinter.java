package io.housekeeper.dist.next;

import io.housekeeper.runtime.schedule.Foresight;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Answers for people. */
record TextPrinter(PrintWriter out, PrintWriter err) implements AnswerPrinter {

  @Override
  public void print(Answer answer) {
    out.println(answer.schedule().description());
    if (!answer.schedule().text().equals(answer.given().strip())) {
      out.println("that is: " + answer.schedule().text());
    }
    out.println();
    answer.fires().forEach(fire -> print(fire, answer));
    if (answer.fires().isEmpty()) {
      out.println("no fires after " + local(answer.from(), answer));
    }
    if (!answer.clockChanges().isEmpty()) {
      out.println();
    }
    answer
        .clockChanges()
        .forEach(
            transition ->
                out.println(transition.from().toLocalDate() + "  " + transition.description()));
    out.flush();
  }

  @Override
  public void print(InvalidSchedule refusal) {
    err.println(refusal.getMessage());
    err.flush();
  }

  private void print(Foresight.Fire fire, Answer answer) {
    out.println(
        local(fire.at(), answer)
            + fire.displacement().map(it -> "  " + it.description()).orElse(""));
  }

  private static String local(Instant at, Answer answer) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(answer.zone()));
  }
}
