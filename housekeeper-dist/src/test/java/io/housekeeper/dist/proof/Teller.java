package io.housekeeper.dist.proof;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;

/** Writes down each end that listeners are told of: from then on it is acknowledged. */
final class Teller implements RunListener {

  private final String node;
  private final Pen pen;

  Teller(String node, Pen pen) {
    this.node = node;
    this.pen = pen;
  }

  @Override
  public void ended(Run run) throws Exception {
    Work work = new Work(run.task().name(), node, Long.parseLong(run.id()), run.attempt(), 0);
    pen.write(Fact.Kind.TOLD, work, run.state().name());
  }
}
