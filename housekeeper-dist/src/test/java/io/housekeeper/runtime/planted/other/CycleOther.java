package io.housekeeper.runtime.planted.other;

import io.housekeeper.runtime.planted.one.CycleOne;

/** The other half. */
public final class CycleOther {
  public Class<?> one() {
    return CycleOne.class;
  }
}
