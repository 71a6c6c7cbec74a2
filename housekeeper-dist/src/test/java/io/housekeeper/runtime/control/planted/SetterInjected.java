package io.housekeeper.runtime.control.planted;

import jakarta.inject.Inject;

final class SetterInjected {
  private String kept = "";

  @Inject
  void set(String injected) {
    kept = injected;
  }

  @Override
  public String toString() {
    return kept;
  }
}
