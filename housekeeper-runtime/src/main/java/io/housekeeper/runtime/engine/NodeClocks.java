package io.housekeeper.runtime.engine;

import java.time.InstantSource;

/** What a node knows of time, and what it makes of it. */
record NodeClocks(Ticker ticker, InstantSource wall, Contact contact, DatabaseClock database) {

  static NodeClocks of(Ticker ticker, InstantSource wall) {
    return new NodeClocks(ticker, wall, new Contact(ticker, wall), new DatabaseClock(ticker));
  }

  Times times() {
    return new Times(database, ticker);
  }
}
