package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.TaskView;
import java.util.List;

/** What a node carries is what its catalog has. */
record CatalogCarrying(Catalog catalog) implements Carrying {

  @Override
  public List<Offer> offers() {
    return catalog.offers();
  }

  @Override
  public boolean carries(TaskView view) {
    return catalog.carries(view);
  }
}
