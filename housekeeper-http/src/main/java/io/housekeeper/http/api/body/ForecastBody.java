package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.Forecast;
import java.time.Instant;
import java.util.List;

/** How many fires there will be. */
public record ForecastBody(
    @Words("When the first minute begins") Instant begin,
    @Words("How many fires there are in each minute") List<Long> fires,
    @Words("The minute that has the most; the first of them") Instant busiest) {

  public static ForecastBody of(Forecast forecast) {
    return new ForecastBody(forecast.begin(), forecast.fires(), forecast.busiest());
  }
}
