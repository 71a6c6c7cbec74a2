package io.housekeeper.runtime.engine.planted;

import io.housekeeper.runtime.ledger.jdbi.planted.Statement;

final class EngineSeesJdbi {
  final Statement seen = new Statement();
}
