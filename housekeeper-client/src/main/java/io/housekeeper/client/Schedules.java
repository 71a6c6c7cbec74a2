package io.housekeeper.client;

import io.housekeeper.client.answer.ScheduleMeaning;

/** What texts mean as schedules. */
public final class Schedules {

  private final Exchange exchange;

  Schedules(Exchange exchange) {
    this.exchange = exchange;
  }

  /** What a text means, and its next fires; one that is no schedule is refused. */
  public ScheduleMeaning next(ScheduleWanted wanted) {
    return exchange.ask(
        Ask.get("/schedules/next")
            .with("schedule", wanted.text())
            .with("task", wanted.task())
            .with("zone", wanted.zone())
            .with("from", wanted.from())
            .with("count", wanted.count()),
        ScheduleMeaning.class);
  }
}
