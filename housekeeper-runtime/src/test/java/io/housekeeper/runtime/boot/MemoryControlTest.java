package io.housekeeper.runtime.boot;

class MemoryControlTest implements ControlContract {

  @Override
  public LedgerAddress address() {
    return new LedgerAddress.Memory();
  }
}
