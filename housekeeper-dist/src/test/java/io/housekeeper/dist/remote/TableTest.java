package io.housekeeper.dist.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tables are aligned, fit a terminal, and do to it nothing that a task says. */
class TableTest {

  private static final Look PIPE = new Look(false, 80);

  private static Table some() {
    Table table = new Table("TASK", "RUN", "STATE", "TOOK");
    table.addNoted("all clean", "purge", "7", "SUCCEEDED", "12 ms");
    table.addNoted("no such table\n\tat Purge", "purge-all-of-it", "123", "FAILED", "2 h 5 min");
    return table;
  }

  @Test
  void columnsAreAligned() {
    assertThat(some().lines(PIPE))
        .containsExactly(
            "TASK             RUN  STATE      TOOK",
            "purge              7  SUCCEEDED  12 ms",
            "    all clean",
            "purge-all-of-it  123  FAILED     2 h 5 min",
            "    no such table");
    assertThat(new Table("TASK", "RUN").lines(PIPE)).containsExactly("TASK  RUN");
  }

  @Test
  void onATerminalTheFirstColumnGivesWay() {
    assertThat(some().lines(new Look(true, 35)))
        .allMatch(line -> line.replaceAll("\u001b\\[\\d+m", "").length() <= 35)
        .anyMatch(line -> line.startsWith("purge-a…  123  "));
    assertThat(some().lines(new Look(false, 35)))
        .anyMatch(line -> line.contains("purge-all-of-it"));
  }

  @Test
  void onATerminalStatesHaveColours() {
    assertThat(some().lines(new Look(true, 80)))
        .anyMatch(line -> line.contains("  \u001b[32mSUCCEEDED\u001b[0m  12 ms"))
        .anyMatch(line -> line.contains("  \u001b[31mFAILED\u001b[0m     2 h 5 min"));
    assertThat(some().lines(PIPE)).noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void whatATaskSaysDoesNothingToTheTerminal() {
    Table table = new Table("TASK", "NODE");
    table.addNoted("\u001b[2Jgone\u0007", "a\nb", "\u0000c");
    assertThat(table.lines(PIPE)).containsExactly("TASK  NODE", "a     c", "    [2Jgone");
  }

  @Test
  void whatARunLogsDoesNothingToTheTerminalEither() {
    String log = "one\n\t\u001b[31mtwo\u009b\n";
    assertThat(new Look(true, 80).tamed(log)).isEqualTo("one\n\t[31mtwo\n");
    assertThat(PIPE.tamed(log)).isEqualTo(log);
  }
}
