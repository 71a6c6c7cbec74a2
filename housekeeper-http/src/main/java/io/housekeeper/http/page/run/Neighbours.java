package io.housekeeper.http.page.run;

import io.housekeeper.http.page.run.OneRunPage.Beside;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import java.util.List;
import java.util.Optional;

/** Finds the runs of a task before and after one. */
final class Neighbours {

  /** So many of the newest are looked through for the one after. */
  private static final int LOOKED = 100;

  private final Control control;

  Neighbours(Control control) {
    this.control = control;
  }

  Beside of(RunSummary run) {
    return new Beside(before(run), after(run));
  }

  private Optional<String> before(RunSummary run) {
    RunQuery older = RunQuery.newest(1).of(run.task()).after(run);
    return control.runs().page(older).stream().map(RunSummary::id).findFirst();
  }

  private Optional<String> after(RunSummary run) {
    List<String> newest =
        control.runs().page(RunQuery.newest(LOOKED).of(run.task())).stream()
            .map(RunSummary::id)
            .toList();
    int at = newest.indexOf(run.id());
    return at > 0 ? Optional.of(newest.get(at - 1)) : Optional.empty();
  }
}
