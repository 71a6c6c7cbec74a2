package io.housekeeper.http.page.house;

import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import java.util.stream.Stream;

/** All pages of this package. */
public final class House {

  private House() {}

  /** Their ways in. */
  public static Stream<Route> of(Control control) {
    return Stream.of(
            Plugins.of(control),
            Nodes.of(control),
            Listeners.of(control),
            Audit.of(control),
            Tokens.of(control))
        .flatMap(routes -> routes);
  }
}
