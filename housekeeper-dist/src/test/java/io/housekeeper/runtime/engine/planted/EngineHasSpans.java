package io.housekeeper.runtime.engine.planted;

import io.opentelemetry.api.trace.Span;

abstract class EngineHasSpans {
  abstract Span span();
}
