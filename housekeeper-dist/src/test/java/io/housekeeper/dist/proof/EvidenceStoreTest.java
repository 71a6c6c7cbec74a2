package io.housekeeper.dist.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that stood still comes too late: whoever has done its work had a higher token. */
class EvidenceStoreTest {

  @TempDir private Path folder;

  private static Work work(Duty duty, String node, long run, long token) {
    return new Work(duty.task(), node, run, 1, token);
  }

  @Test
  void whoComesWithALowerTokenIsRefused() throws Exception {
    try (EvidenceStore store = EvidenceStore.in(folder)) {
      Pen pen = new Pen(store.port());
      pen.write(Fact.Kind.STARTED, work(Duty.BRISK, "bob", 8, 44), "");
      Work late = work(Duty.BRISK, "ann", 7, 34);
      assertThatThrownBy(() -> pen.write(Fact.Kind.STARTED, late, ""))
          .isInstanceOf(Pen.Refused.class);
      assertThat(store.facts()).extracting(Fact::accepted).containsExactly(true, false);
    }
  }

  /** Runs beside each other have tokens in any order, and each of them has one at a time. */
  @Test
  void ofWhatIsDoneBesideItselfThatIsSoForEachRun() throws Exception {
    try (EvidenceStore store = EvidenceStore.in(folder)) {
      Pen pen = new Pen(store.port());
      pen.write(Fact.Kind.STARTED, work(Duty.BESIDE, "bob", 7, 44), "");
      pen.write(Fact.Kind.STARTED, work(Duty.BESIDE, "cid", 8, 43), "");
      Work late = work(Duty.BESIDE, "ann", 7, 34);
      assertThatThrownBy(() -> pen.write(Fact.Kind.STARTED, late, ""))
          .isInstanceOf(Pen.Refused.class);
    }
  }
}
