package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.schedule.AfterTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Registers what this node carries, and keeps the agenda in line with what is in force. */
final class Registrar {

  private static final int PORTION = 1_000;

  private final Ledger ledger;
  private final Membership me;
  private final Carrying carrying;
  private final Agenda agenda;
  private final Events events;
  private final Unread unread;

  /** The tasks that were registered: those of other nodes have the same names. */
  private final Set<Integer> own = ConcurrentHashMap.newKeySet();

  /** The tasks that others have under the names that they had before. */
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

  private final AtomicBoolean lookAgain = new AtomicBoolean();
  private volatile long newest;
  private long revision;

  Registrar(Mandate mandate, Carrying carrying, Agenda agenda, Events events) {
    this.ledger = mandate.ledger();
    this.me = mandate.me();
    this.carrying = carrying;
    this.agenda = agenda;
    this.events = events;
    this.unread = new Unread(events);
  }

  /**
   * Registers tasks that this node carries, and plans what of them is in force. Many are registered
   * in portions: the others, and this node's own beat, wait for each transaction. Those that follow
   * others come at last and at once, so that a circle of them is seen, and with them those that had
   * another name before: who follows them by the new one follows them all the time.
   */
  List<Registration> register(List<Offer> offers) {
    Set<String> former = new HashSet<>();
    offers.forEach(one -> one.formerly().ifPresent(former::add));
    List<Offer> first = new ArrayList<>();
    List<Offer> last = new ArrayList<>();
    offers.forEach(one -> (comesLast(one, former) ? last : first).add(one));
    List<Registration> answers = new ArrayList<>();
    for (int from = 0; from < first.size(); from += PORTION) {
      int to = Math.min(first.size(), from + PORTION);
      answers.addAll(registerAtOnce(first.subList(from, to)));
    }
    answers.addAll(registerAtOnce(last));
    return answers;
  }

  private static boolean comesLast(Offer offer, Set<String> former) {
    return offer.plan().schedule() instanceof AfterTask
        || offer.formerly().isPresent()
        || former.contains(offer.spec().name());
  }

  private List<Registration> registerAtOnce(List<Offer> offers) {
    List<Registration> answers = offers.isEmpty() ? List.of() : ledger.tasks().register(me, offers);
    answers.forEach(this::plan);
    return answers;
  }

  private void plan(Registration answer) {
    switch (answer) {
      case Registration.Accepted accepted -> {
        own.add(accepted.view().id());
        plan(accepted.view());
      }
      case Registration.Unread task -> {
        own.add(task.task().id());
        leave(task.task());
      }
      case Registration.Waits waits -> {
        own.add(waits.row().id());
        waiting.put(waits.task(), waits.row().id());
      }
      case Registration.Refused refused -> {
        // Whoever asked for the registration says so.
      }
    }
  }

  /** This node has the code of a task no longer. */
  void withdraw(String task) {
    Set<Integer> tasks = new TreeSet<>();
    ledger.tasks().keys(task).forEach(key -> tasks.add(key.id()));
    Optional.ofNullable(waiting.get(task)).ifPresent(tasks::add);
    ledger.tasks().withdraw(me, tasks);
    waiting.remove(task);
    own.removeAll(tasks);
    tasks.forEach(agenda::remove);
  }

  private void plan(TaskView view) {
    unread.read(view);
    events.seen(view);
    if (isForThisNode(view.row().key()) && carrying.carries(view)) {
      agenda.put(view);
    } else {
      agenda.remove(view.id());
    }
  }

  /** What runs on every node has a row for each, and any change of one is told to all. */
  private boolean isForThisNode(TaskKey task) {
    return task.scope().isEmpty() || own.contains(task.id());
  }

  /** Whoever can read it claims it. */
  private void leave(Unreadable task) {
    agenda.remove(task.id());
    if (carrying.offers().stream().anyMatch(one -> one.spec().name().equals(task.key().name()))) {
      unread.found(task);
    }
  }

  /** The tasks of this node that cannot be read. */
  List<Unreadable> unread() {
    return unread.all();
  }

  /** There are changes up to this one. */
  void changed(long upTo) {
    newest = upTo;
  }

  /** There may be changes that no beat has told of yet. */
  void lookAgain() {
    lookAgain.set(true);
  }

  /** Takes back what was in place for a while, and reads again what has changed. */
  void refresh() {
    boolean expired = ledger.operations().expire(me) > 0;
    boolean look = lookAgain.getAndSet(false);
    long upTo = newest;
    Set<Integer> changed = new TreeSet<>(agenda.outdated());
    if (upTo > revision || expired || look) {
      changed.addAll(ledger.tasks().changedSince(revision));
    }
    if (!changed.isEmpty()) {
      read(changed);
    }
    revision = Math.max(revision, upTo);
  }

  private void read(Set<Integer> changed) {
    List<TaskView> views = ledger.tasks().views(changed);
    views.forEach(this::plan);
    Set<Integer> others = new TreeSet<>(changed);
    views.forEach(view -> others.remove(view.id()));
    if (!others.isEmpty()) {
      ledger.tasks().unreadable(others).forEach(this::leave);
    }
  }
}
