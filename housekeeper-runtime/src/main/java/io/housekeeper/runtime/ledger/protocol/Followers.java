package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.Subject.Asked;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.store.TaskTable.Follower;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.SkippedBecause;
import io.housekeeper.runtime.run.Why;
import io.housekeeper.runtime.schedule.AfterTask.End;
import java.util.List;
import java.util.Optional;

/** Makes the tasks due that follow the ones that end, in the transaction that ends them. */
final class Followers {

  private Followers() {}

  static void add(Draft draft, List<Entry> ended) {
    List<Entry> followed = ended.stream().filter(entry -> isFollowed(entry.ending())).toList();
    if (followed.isEmpty()) {
      return;
    }
    List<Integer> tasks = followed.stream().map(Entry::task).distinct().sorted().toList();
    for (Follower follower : draft.tables().tasks().followers(tasks)) {
      followed.stream()
          .filter(entry -> entry.task() == follower.upstream())
          .filter(entry -> matches(follower.end(), entry.ending()))
          .forEach(entry -> follow(draft, follower, entry));
    }
  }

  private static boolean isFollowed(Ending ending) {
    return ending.isSuccess() || ending.isFailure();
  }

  private static boolean matches(int end, Ending ending) {
    return end == End.ENDED.number()
        || (end == End.SUCCEEDED.number() && ending.isSuccess())
        || (end == End.FAILED.number() && ending.isFailure());
  }

  private static void follow(Draft draft, Follower follower, Entry upstream) {
    Switches switches = follower.row().switches();
    Subject subject =
        new Subject(
            draft.newId(),
            follower.row().id(),
            Origin.AFTER,
            Covers.at(upstream.endedAt()),
            new Asked(Links.after(upstream.id()), ""));
    if (switches.disabled() || switches.gone().isPresent()) {
      return;
    }
    if (!switches.paused().isEmpty()) {
      Outcome outcome = Outcome.because(Ending.SKIPPED, SkippedBecause.PAUSED, "");
      draft.enter(new Entry(subject, outcome, Optional.empty(), draft.now(), draft.me().slot()));
      return;
    }
    Waiting due = new Waiting(Why.AFTER, draft.now(), Attempts.NONE);
    draft.await(new LiveRow(subject, due, Optional.empty(), Optional.empty(), Marks.NONE));
  }
}
