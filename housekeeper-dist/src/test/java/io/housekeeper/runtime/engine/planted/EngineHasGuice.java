package io.housekeeper.runtime.engine.planted;

import com.google.inject.Key;

final class EngineHasGuice {
  final Key<String> key = Key.get(String.class);
}
