package io.housekeeper.dist.proof;

import java.util.List;

/**
 * Reads ledger and evidence after a proof and says what does not hold. It knows tables, lines of
 * evidence, and patterns that count seconds; it uses nothing of the engine.
 */
final class Judge {

  /** One thing that has to hold. */
  interface Question {
    void ask(Matter matter, Verdict verdict);
  }

  private static final List<Question> QUESTIONS =
      List.of(
          new EachFireOnce(),
          new NothingUnexplained(),
          new SuccessHasEvidence(),
          new NoTwoAtOnce(),
          new OneExecutionEach(),
          new WhatWasToldStays(),
          new OneFollowerEach(),
          new TakenUpInTime());

  private Judge() {}

  static Verdict of(Matter matter) {
    Verdict verdict = new Verdict();
    QUESTIONS.forEach(question -> question.ask(matter, verdict));
    return verdict;
  }
}
