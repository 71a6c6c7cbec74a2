package io.housekeeper.runtime.boot;

class MemoryControlTest
    implements ControlContract,
        TokenControlContract,
        RevisionControlContract,
        AuditControlContract {

  @Override
  public LedgerAddress address() {
    return new LedgerAddress.Memory();
  }
}
