package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.schedule.CronSimCases.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CronSimTest {

  private final ScheduleReader reader = new ScheduleReader(name -> Optional.empty());
  private final List<CronSimCases.Case> cases = CronSimCases.all();

  @Test
  void theDefaultPoliciesAreThoseOfDebiansCronAsSentryReadsThem() {
    assertThat(cases).filteredOn(one -> one.verdict(reader) == Verdict.DIFFERS).isEmpty();
  }

  @Test
  void nearlyAllCasesCanBeCompared() {
    assertThat(cases)
        .filteredOn(one -> one.verdict(reader) == Verdict.AGREES)
        .hasSizeGreaterThan(cases.size() * 98 / 100)
        .hasSizeGreaterThan(5000);
  }
}
