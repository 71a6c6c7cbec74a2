package io.housekeeper.runtime.engine.planted;

import io.micrometer.core.instrument.Counter;

abstract class EngineHasMeters {
  abstract Counter counter();
}
