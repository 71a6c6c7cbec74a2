package io.housekeeper.runtime.engine.planted;

final class EngineSleeps {
  void pause() throws InterruptedException {
    Thread.sleep(1);
  }
}
