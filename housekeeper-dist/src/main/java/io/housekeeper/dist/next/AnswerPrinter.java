package io.housekeeper.dist.next;

import io.housekeeper.runtime.schedule.InvalidSchedule;

/** How an answer is shown. */
interface AnswerPrinter {

  void print(Answer answer);

  void print(InvalidSchedule refusal);
}
