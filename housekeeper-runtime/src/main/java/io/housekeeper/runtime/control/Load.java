package io.housekeeper.runtime.control;

import java.time.Instant;
import java.util.List;

/**
 * What is to come in the next 24 hours.
 *
 * @param pileUps minutes with many more fires than others, the worst first
 */
public record Load(Forecast forecast, List<PileUp> pileUps) {

  /**
   * A minute in which many tasks are due.
   *
   * @param begin of the first such minute
   * @param minutes how many there are with the same tasks
   * @param fires in one of them
   * @param tasks which are due then, by their names
   */
  public record PileUp(Instant begin, int minutes, long fires, List<String> tasks) {}
}
