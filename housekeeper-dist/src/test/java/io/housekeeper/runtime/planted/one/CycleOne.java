package io.housekeeper.runtime.planted.one;

import io.housekeeper.runtime.planted.other.CycleOther;

/** Half of a cycle. */
public final class CycleOne {
  public Class<?> other() {
    return CycleOther.class;
  }
}
