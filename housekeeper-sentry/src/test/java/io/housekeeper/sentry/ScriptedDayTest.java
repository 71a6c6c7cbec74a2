package io.housekeeper.sentry;

import io.housekeeper.api.Secret;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** To a receiver that reads as the SDK does. */
class ScriptedDayTest implements ScriptedDay {

  private final Receiver receiver = new Receiver();

  @Override
  public Secret dsn() {
    return receiver.dsn();
  }

  @Override
  public List<Received> received() {
    return receiver.taken();
  }

  @AfterEach
  void end() {
    receiver.close();
  }
}
