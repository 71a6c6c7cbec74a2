package io.housekeeper.http.api.body;

import java.util.Optional;

/** What cron services of old answer. */
public record AliasBody(
    @Words("Whether it was done") boolean success,
    @Words("The name of the task") Optional<String> task,
    @Words("scheduled, running, stopped or disabled") Optional<String> state,
    @Words("The run that there will be") Optional<String> runId,
    @Words("Why it was not done") Optional<String> error) {

  public static AliasBody done(String task, String state, Optional<String> run) {
    return new AliasBody(true, Optional.of(task), Optional.of(state), run, Optional.empty());
  }

  public static AliasBody refused(String why) {
    return new AliasBody(
        false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
