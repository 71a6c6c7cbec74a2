package io.housekeeper.runtime.engine;

/** What goes wrong in the simulation. */
enum Fault {
  KILL,
  /** The process is asked to end, as by a deploy. */
  SHUTDOWN,
  /** The whole process stands still. */
  STALL,
  /** One thread stands still before its transaction, or before it hears of the commit. */
  STALL_OF_A_THREAD,
  CUT_OF_BEATS,
  CUT_OF_RUNS,
  CUT_OF_ALL,
  OUTAGE,
  CONFLICT,
  UNKNOWN_OUTCOME,
  POISON,
  STEP_OF_A_WALL_CLOCK,
  DRIFT,
  FROZEN_TICKER,
  STEP_OF_THE_DATABASES_CLOCK,
  IGNORED_INTERRUPT,
  SATURATION
}
