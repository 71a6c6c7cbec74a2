package io.housekeeper.http.page.timeline;

import io.housekeeper.http.page.chart.Area;
import io.housekeeper.http.page.chart.Scale;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.timeline.TimelinePage.Ahead;
import io.housekeeper.http.page.timeline.TimelinePage.Hours;
import io.housekeeper.http.page.timeline.TimelinePage.Peak;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Forecast;
import io.housekeeper.runtime.control.Load;
import io.housekeeper.runtime.control.Load.PileUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is to come. It is counted once a minute at most: that goes through all tasks. */
final class KeptLoad {

  private static final Duration OLDEST = Duration.ofMinutes(1);
  private static final int HOUR = 60;

  /** So many tasks are named. */
  private static final int NAMED = 12;

  /** What was counted, and when. */
  private record Counted(Instant at, Load load) {

    private boolean isFresh(Instant now) {
      return !at.isAfter(now) && !at.plus(OLDEST).isBefore(now);
    }
  }

  private final Control control;
  private Optional<Counted> last = Optional.empty();

  KeptLoad(Control control) {
    this.control = control;
  }

  private synchronized Counted counted(Instant now) {
    Counted counted =
        last.filter(one -> one.isFresh(now))
            .orElseGet(() -> new Counted(now, control.nodes().load()));
    last = Optional.of(counted);
    return counted;
  }

  Ahead shown(Instant now) {
    Counted kept = counted(now);
    Forecast forecast = kept.load().forecast();
    Instant begin = forecast.begin();
    Scale scale = new Scale(begin, begin.plus(Duration.ofMinutes(forecast.fires().size())));
    return new Ahead(
        scale,
        Area.of(forecast.fires()),
        When.utc(kept.at(), now),
        peaks(kept.load().pileUps(), scale, now),
        hours(forecast, now));
  }

  private static List<Peak> peaks(List<PileUp> all, Scale scale, Instant now) {
    List<Peak> shown = new ArrayList<>();
    for (PileUp one : all) {
      shown.add(
          new Peak(
              shown.size() + 1,
              scale.x(one.begin()),
              When.utc(one.begin(), now),
              one.minutes(),
              one.fires(),
              one.tasks().stream().limit(NAMED).toList(),
              Math.max(0, one.tasks().size() - NAMED)));
    }
    return shown;
  }

  private static List<Hours> hours(Forecast forecast, Instant now) {
    return IntStream.range(0, forecast.fires().size() / HOUR)
        .mapToObj(
            hour -> {
              List<Long> minutes = forecast.fires().subList(hour * HOUR, (hour + 1) * HOUR);
              return new Hours(
                  When.utc(forecast.begin().plus(Duration.ofHours(hour)), now),
                  minutes.stream().mapToLong(Long::longValue).sum(),
                  minutes.stream().mapToLong(Long::longValue).max().orElse(0));
            })
        .toList();
  }
}
