package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.RunDetail.Attempt;
import io.housekeeper.runtime.control.RunDetail.Cost;
import io.housekeeper.runtime.control.RunDetail.Origins;
import io.housekeeper.runtime.control.RunDetail.Progress;
import io.housekeeper.runtime.control.RunDetail.Stack;
import io.housekeeper.runtime.control.RunDetail.Trace;
import io.housekeeper.runtime.engine.Extra;
import io.housekeeper.runtime.ledger.Asker;
import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.StackText;
import io.housekeeper.runtime.ledger.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** All that is to be known of runs. */
final class RunDetails {

  private final Ledger ledger;
  private final RunNames names;

  RunDetails(Ledger ledger, RunNames names) {
    this.ledger = ledger;
    this.names = names;
  }

  RunDetail of(Entry entry) {
    return detail(entry.subject(), RunShapes.of(entry, names), cost(entry));
  }

  RunDetail of(LiveRow row) {
    return detail(row.subject(), RunShapes.of(row, names), cost(row));
  }

  private RunDetail detail(Subject subject, RunSummary summary, Cost cost) {
    return new RunDetail(
        summary, origins(subject), cost, attempts(subject.id()), stacks(subject.id()));
  }

  private static Origins origins(Subject subject) {
    Asker asker = Asker.parse(subject.asked().extra());
    Links links = subject.asked().links();
    return new Origins(
        asker.who(),
        asker.why(),
        asker.settings(),
        text(links.retryOf()),
        text(links.upstream()),
        text(links.blockedBy()),
        subject.covers().after());
  }

  private static Optional<String> text(OptionalLong id) {
    return id.isPresent() ? Optional.of(Long.toString(id.getAsLong())) : Optional.empty();
  }

  private Cost cost(Entry entry) {
    Figures figures = entry.execution().map(Entry.Execution::figures).orElse(Figures.NONE);
    return new Cost(
        ledger.members().nodeOf(entry.slot(), entry.endedAt()),
        trace(entry.execution().map(Entry.Execution::begun)),
        entry.execution().map(run -> OptionalLong.of(run.fence())).orElse(OptionalLong.empty()),
        known(figures.cpuMicros()),
        known(figures.allocatedBytes()),
        Extra.of(entry.outcome().extra()).counts(),
        Optional.empty());
  }

  private static OptionalLong known(long figure) {
    return figure < 0 ? OptionalLong.empty() : OptionalLong.of(figure);
  }

  private Cost cost(LiveRow row) {
    Optional<Progress> progress =
        ledger.logs().progressOf(List.of(row.id())).stream()
            .findFirst()
            .map(one -> new Progress(one.done(), one.total()));
    return new Cost(
        row.owner().map(Owner::incarnation).flatMap(names::node),
        trace(row.begun()),
        row.owner().map(owner -> OptionalLong.of(owner.fence())).orElse(OptionalLong.empty()),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Map.of(),
        progress);
  }

  private static Optional<Trace> trace(Optional<Begun> begun) {
    return begun
        .filter(one -> !one.traceId().isEmpty())
        .map(one -> new Trace(one.traceId(), one.isSampled()));
  }

  private List<Attempt> attempts(long run) {
    return ledger.history().attempts(run).stream()
        .sorted(Comparator.comparingInt(AttemptRow::number))
        .map(
            row ->
                new Attempt(
                    row.number(),
                    row.ending().shown(),
                    row.span().startedAt(),
                    row.span().endedAt(),
                    row.message()))
        .toList();
  }

  private List<Stack> stacks(long run) {
    return ledger.logs().stacksOf(run).stream()
        .map(
            stack ->
                new Stack(stack.attempt(), stack.kind() == StackText.Kind.TIME_UP, stack.body()))
        .toList();
  }
}
