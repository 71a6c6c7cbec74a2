package io.housekeeper.dist.proof;

import java.util.HashMap;
import java.util.Map;

/**
 * Nobody writes with a lower token than somebody before: no two executions of an exclusive task, or
 * of a run, overlap by token. Where one begins while another has not ended, or is refused, a fault
 * is why.
 */
final class NoTwoAtOnce implements Judge.Question {

  @Override
  public void ask(Matter matter, Verdict verdict) {
    Map<String, Fact> holders = new HashMap<>();
    Map<String, Boolean> open = new HashMap<>();
    matter
        .executions()
        .forEach(
            fact -> {
              String place = fact.work().place();
              Fact holder = holders.getOrDefault(place, fact);
              if (fact.accepted()) {
                checkToken(fact, holder, verdict);
                boolean overlaps = fact.is(Fact.Kind.STARTED) && open.getOrDefault(place, false);
                verdict.require(
                    !overlaps || isExplained(matter, holder, fact),
                    () -> "two at once: %s and %s".formatted(holder, fact));
                holders.put(place, fact.is(Fact.Kind.STARTED) ? fact : holder);
                open.put(place, fact.is(Fact.Kind.STARTED));
              } else {
                checkRefused(matter, fact, verdict);
              }
            });
  }

  private static void checkToken(Fact fact, Fact holder, Verdict verdict) {
    long before = holder.work().token();
    boolean grows = holder.equals(fact) || fact.work().token() > before;
    boolean holds = fact.is(Fact.Kind.STARTED) ? grows : fact.work().token() == before;
    verdict.require(holds, () -> "overlap by token: %s after %s".formatted(fact, holder));
    verdict.count("exclusive executions", fact.is(Fact.Kind.STARTED) ? 1 : 0);
  }

  /** The older one lost its place to a fault, and need not know it yet. */
  private static boolean isExplained(Matter matter, Fact older, Fact newer) {
    return matter.story().explains(older.work().node(), older.nanos(), newer.nanos());
  }

  private static void checkRefused(Matter matter, Fact fact, Verdict verdict) {
    verdict.count("refused", 1);
    verdict.require(
        matter.story().explains(fact.work().node(), fact.nanos(), fact.nanos()),
        () -> "refused, and no fault explains it: " + fact);
  }
}
