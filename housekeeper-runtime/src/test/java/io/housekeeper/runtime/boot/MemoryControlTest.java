package io.housekeeper.runtime.boot;

class MemoryControlTest
    implements ControlContract,
        TracesControlContract,
        TokenControlContract,
        RevisionControlContract,
        RecentControlContract,
        AttentionControlContract,
        RetryControlContract,
        TimelineControlContract,
        AuditControlContract,
        ForesightControlContract,
        MadeControlContract {

  @Override
  public LedgerAddress address() {
    return new LedgerAddress.Memory();
  }
}
