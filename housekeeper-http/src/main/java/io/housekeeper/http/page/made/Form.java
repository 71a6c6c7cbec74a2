package io.housekeeper.http.page.made;

import io.housekeeper.http.page.made.FormPage.DryRun;
import io.housekeeper.http.page.made.FormPage.Known;
import java.util.Optional;

/** A page with a form, to which something may come. */
record Form(FormPage page) {

  Form with(Optional<DryRun> run) {
    Known known = page.known();
    return new Form(
        new FormPage(
            page.now(),
            page.task(),
            page.typeName(),
            page.type(),
            page.values(),
            page.inputs(),
            page.foreseen(),
            new Known(known.revision(), known.once(), known.made(), known.differences(), run)));
  }
}
