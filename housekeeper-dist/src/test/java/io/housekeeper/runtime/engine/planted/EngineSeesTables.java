package io.housekeeper.runtime.engine.planted;

import io.housekeeper.runtime.ledger.store.planted.Rows;

final class EngineSeesTables {
  final Rows seen = new Rows();
}
