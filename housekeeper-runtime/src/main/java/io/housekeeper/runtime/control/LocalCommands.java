package io.housekeeper.runtime.control;

import io.housekeeper.runtime.engine.Heard;
import io.housekeeper.runtime.engine.Orders;
import io.housekeeper.runtime.ledger.Change.By;
import java.util.concurrent.CompletableFuture;

/** What somebody may have done by this node alone. */
public final class LocalCommands {

  private final Orders orders;
  private final Workshop workshop;
  private final By by;

  LocalCommands(Orders orders, Workshop workshop, By by) {
    this.orders = orders;
    this.workshop = workshop;
    this.by = by;
  }

  /**
   * Loads a plugin anew from where it lies, in place of what runs of it: what runs ends in the
   * version before. If it cannot be, that goes on.
   */
  public Answer reload(String plugin) {
    try {
      if (workshop.isReloadable(plugin)) {
        long noted = orders.note("reload plugin", plugin, by);
        assert noted > 0;
      }
      workshop.reload(plugin);
      return new Answer.Done("plugin '%s' is loaded anew on this node".formatted(plugin));
    } catch (IllegalArgumentException misfit) {
      return new Answer.Refused(String.valueOf(misfit.getMessage()));
    }
  }

  /**
   * Tells a listener of the end of a run that there never was, marked as a {@linkplain
   * io.housekeeper.api.Run#test() test}, and tells no other.
   *
   * @return what comes of it, once it does
   * @throws IllegalArgumentException with a sentence, if this node has none of that name
   */
  public CompletableFuture<ListenerOutcome> test(String listener) {
    return orders.tryOut(listener, by).thenApply(LocalCommands::shown);
  }

  private static ListenerOutcome shown(Heard heard) {
    return switch (heard) {
      case Heard.Well well -> new ListenerOutcome.Told();
      case Heard.Failed failed -> new ListenerOutcome.Failed(failed.what());
      case Heard.Dropped dropped -> new ListenerOutcome.Dropped();
    };
  }
}
