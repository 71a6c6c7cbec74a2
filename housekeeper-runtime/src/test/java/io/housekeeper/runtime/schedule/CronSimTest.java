package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CronSimTest {

  @Test
  void theDefaultPoliciesAreThoseOfDebiansCronAsSentryReadsThem() {
    ScheduleReader reader = new ScheduleReader(name -> Optional.empty());
    List<CronSimCases.Case> cases = CronSimCases.all();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(5000);
    assertThat(cases)
        .filteredOn(one -> !one.agrees(reader))
        .as("cases in which CronSim has other fires")
        .isEmpty();
  }
}
