package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a node does not do all that it should. */
record Problems(Skew skew, Registrar registrar, Runner runner, Room room, Agenda agenda) {

  /** Fires may be accounted for up to a little after now, as clocks differ a little. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** A sentence for each reason. */
  List<String> sentences(Instant now) {
    List<String> problems = new ArrayList<>();
    if (skew.isTooMuch()) {
      problems.add("this machine's clock and the database's are more than 30 s apart");
    }
    registrar.unread().forEach(task -> problems.add(task.sentence()));
    threadsInTheWay().ifPresent(problems::add);
    for (TaskView view : agenda.accountedBeyond(now.plus(AHEAD))) {
      problems.add(
          "task '%s' is accounted for up to %s, which is still to come: the database's clock has"
                  .formatted(view.row().key().text(), view.row().cursor().accountedTo())
              + " gone back. Until then it does not run, unless it is reset");
    }
    return problems;
  }

  private Optional<String> threadsInTheWay() {
    int zombies = runner.zombies();
    int leftBehind = room.leftBehind();
    if (zombies < room.slots() || zombies + leftBehind == 0) {
      return Optional.empty();
    }
    String own = zombies > 0 ? "threads that ignore their interrupt: " + zombies : "";
    String others =
        leftBehind > 0
            ? "threads of an earlier start of this node that have not ended: " + leftBehind
            : "";
    String both = own.isEmpty() || others.isEmpty() ? own + others : own + ", " + others;
    return Optional.of("there is room for no run (" + both + "): restart this process");
  }
}
