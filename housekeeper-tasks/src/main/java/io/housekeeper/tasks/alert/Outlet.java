package io.housekeeper.tasks.alert;

import java.io.IOException;

/** A way out for messages. */
@FunctionalInterface
public interface Outlet {

  /**
   * Sends a message, within a bounded time.
   *
   * @throws NotNow if it may go better soon
   * @throws IOException with a sentence without secrets, if it cannot be sent
   */
  void send(Message message) throws IOException, InterruptedException;
}
