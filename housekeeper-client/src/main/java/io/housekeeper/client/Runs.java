package io.housekeeper.client;

import io.housekeeper.client.Pages.Page;
import io.housekeeper.client.Shapes.RunList;
import io.housekeeper.client.answer.LogPart;
import io.housekeeper.client.answer.RunDetail;
import io.housekeeper.client.answer.RunSummary;
import java.time.Duration;
import java.util.stream.Stream;

/** What there is to know of runs. */
public final class Runs {

  /** What the service may take to have something new of a log. */
  private static final Duration NEWS = Duration.ofSeconds(30);

  private final Exchange exchange;

  Runs(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Some runs, newest first, fetched as they are looked at. */
  public Stream<RunSummary> list(RunFilter filter) {
    Ask ask = filter.in(Ask.get("/runs"));
    return Pages.stream(
        next -> {
          RunList list = exchange.ask(ask.with("below", next), RunList.class);
          return new Page<>(list.runs(), list.next());
        });
  }

  /** All that is to be known of a run. */
  public RunDetail detail(String run) {
    return exchange.ask(Ask.get("/runs/{}", run), RunDetail.class);
  }

  /**
   * Waits for the end of a run, also while the service is started again.
   *
   * @param atMost how long; a run that is not over then is returned as it is
   */
  public RunDetail await(String run, Duration atMost) {
    return new Waiting(() -> detail(run), atMost).untilOver();
  }

  /** What a run has logged so far. */
  public String log(String run) {
    return log(run, "");
  }

  /**
   * What a run has logged so far.
   *
   * @param containing only lines that contain this, whatever its case; all if empty
   */
  public String log(String run, String containing) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (true) {
      LogPart part = exchange.ask(ask(run, from, containing), LogPart.class);
      text.append(part.text());
      if (part.over() || part.next() == from) {
        return text.toString();
      }
      from = part.next();
    }
  }

  /**
   * A part of what a run has logged.
   *
   * @param from the first piece: 0, or what the part before has said
   * @param wait how long the service may wait for more: a minute at most
   */
  public LogPart log(String run, int from, Duration wait) {
    return exchange.ask(ask(run, from, "").waiting(wait), LogPart.class);
  }

  private static Ask ask(String run, int from, String containing) {
    return Ask.get("/runs/{}/log", run).with("from", from).with("containing", containing);
  }

  /** What a run logs, piece by piece as it comes, until there will be no more. */
  public Stream<String> follow(String run) {
    return Stream.iterate(log(run, 0, Duration.ZERO), part -> log(run, part.next(), NEWS))
        .takeWhile(part -> !part.over())
        .map(LogPart::text)
        .filter(text -> !text.isEmpty());
  }
}
