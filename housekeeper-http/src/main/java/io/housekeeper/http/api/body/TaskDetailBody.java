package io.housekeeper.http.api.body;

import io.housekeeper.http.route.Json;
import io.housekeeper.runtime.control.ConfiguredValue;
import io.housekeeper.runtime.control.TaskDetail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is to be known of a task. */
public record TaskDetailBody(
    @Words("How it is doing") TaskBody task,
    @Words("Its specification, value by value") List<ValueBody> configuration,
    @Words("Its next fires") List<Instant> nextFires,
    @Words("What the next changes of the clock do to it") List<String> clockChanges,
    @Words("Since when it is known") Instant firstSeen,
    @Words("Since when its version is in force") Instant inForceSince,
    @Words("The newest change of it") Optional<ChangeBody> lastChange,
    @Words("The type that it is of") Optional<String> type,
    @Words("The settings of that type; of secrets only their names") Optional<Object> settings,
    @Words("What happened in the last seven days, by the hour") List<HourBody> hours) {

  /** A value of a specification, and where it comes from. */
  public record ValueBody(
      @Words("Which value") String field,
      @Words("What holds") Object effective,
      @Words("What the code says") Optional<Object> code,
      @Words("What a file says in its place") Optional<Object> file,
      @Words("What somebody has put in the place of both") Optional<OverrideBody> override) {

    static ValueBody of(ConfiguredValue value) {
      return new ValueBody(
          value.field(),
          Json.tree(value.effective()),
          value.code().isEmpty() ? Optional.empty() : Optional.of(Json.tree(value.code())),
          value.file().map(Json::tree),
          value.override().map(OverrideBody::of));
    }
  }

  /** What somebody has put in place. */
  public record OverrideBody(
      @Words("What holds instead") Object value,
      @Words("Who wants that") String who,
      @Words("Why") String why,
      @Words("Since when") Instant since,
      @Words("Until when") Optional<Instant> until) {

    static OverrideBody of(ConfiguredValue.Overriding one) {
      return new OverrideBody(
          Json.tree(one.value()), one.who(), one.why(), one.since(), one.until());
    }
  }

  /** What happened in an hour. */
  public record HourBody(
      @Words("When it began") Instant begin,
      @Words("Runs that were executed") long runs,
      @Words("Of them, those that failed") long failures,
      @Words("Fires that were skipped") long skipped,
      @Words("Fires that were missed") long missed,
      @Words("How long runs took") TaskBody.Quantiles duration,
      @Words("How late they began") TaskBody.Quantiles lateness) {

    static HourBody of(TaskDetail.Hour hour) {
      return new HourBody(
          hour.begin(),
          hour.totals().runs(),
          hour.totals().failures(),
          hour.totals().skipped(),
          hour.totals().missed(),
          TaskBody.Quantiles.of(hour.totals().duration()),
          TaskBody.Quantiles.of(hour.totals().lateness()));
    }
  }

  public static TaskDetailBody of(TaskDetail detail) {
    return new TaskDetailBody(
        TaskBody.of(detail.status()),
        detail.configuration().stream().map(ValueBody::of).toList(),
        detail.next().fires(),
        detail.next().clockChanges(),
        detail.origin().firstSeen(),
        detail.origin().inForceSince(),
        detail.origin().lastChange().map(ChangeBody::of),
        detail.origin().type().map(TaskDetail.OfType::name),
        detail.origin().type().map(type -> Json.tree(type.settings())),
        detail.hours().stream().map(HourBody::of).toList());
  }
}
