package io.housekeeper.http.page.run;

import io.housekeeper.http.page.run.OneRunPage.Beside;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import java.util.Optional;

/** Finds the runs of a task before and after one. */
final class Neighbours {

  private final Control control;

  Neighbours(Control control) {
    this.control = control;
  }

  Beside of(RunSummary run) {
    return new Beside(before(run), control.runs().next(run).map(RunSummary::id));
  }

  private Optional<String> before(RunSummary run) {
    RunQuery older = RunQuery.newest(1).of(run.task()).after(run);
    return control.runs().page(older).stream().map(RunSummary::id).findFirst();
  }
}
