package io.housekeeper.runtime.ledger.protocol.planted;

import io.housekeeper.runtime.ledger.jdbi.planted.Statement;

final class ProtocolSeesJdbi {
  final Statement seen = new Statement();
}
