package io.housekeeper.dist.next;

import io.housekeeper.runtime.schedule.Displacement;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Answers for people. */
record TextPrinter(PrintWriter out, PrintWriter err) implements AnswerPrinter {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

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
    if (!answer.transitions().isEmpty()) {
      out.println();
    }
    answer
        .transitions()
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

  private void print(Answer.Fire fire, Answer answer) {
    out.println(local(fire.at(), answer) + fire.displacement().map(TextPrinter::remark).orElse(""));
  }

  private static String local(Instant at, Answer answer) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(answer.zone()));
  }

  private static String remark(Displacement displacement) {
    String day = displacement.wallTime().toLocalDate().toString();
    String time = clock(displacement.wallTime());
    return switch (displacement.kind()) {
      case MOVED ->
          displacement.wallTimes() == 1
              ? "  moved: stands for %s, which %s does not have".formatted(time, day)
              : "  moved: stands for %d times from %s on, which %s does not have"
                  .formatted(displacement.wallTimes(), time, day);
      case FIRST_OF_TWO -> "  the first of two " + time + " on " + day;
      case SECOND_OF_TWO -> "  the second of two " + time + " on " + day;
    };
  }

  private static String clock(LocalDateTime time) {
    return TIME.format(time).replaceFirst("^(..:..):00$", "$1");
  }
}
