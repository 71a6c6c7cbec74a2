package io.housekeeper.runtime.run;

/** Reasons in words. */
public final class Reasons {

  private Reasons() {}

  /** Why a run waits, or why there was none. */
  public static String sentence(Reason reason) {
    return switch (reason) {
      case SkippedBecause skipped -> sentence(skipped);
      case MissedBecause missed -> sentence(missed);
      case Why why -> sentence(why);
    };
  }

  private static String sentence(SkippedBecause skipped) {
    return switch (skipped) {
      case OVERLAP -> "another run of the task was in the way";
      case PAUSED -> "the task was paused";
      case DISABLED -> "the task was disabled";
      case ASKED_FOR -> "somebody asked to leave it out";
    };
  }

  private static String sentence(MissedBecause missed) {
    return switch (missed) {
      case NO_CATCH_UP -> "no node ran then, and the task does not catch up";
      case TOO_OLD -> "it is older than the task catches up";
      case TOO_MANY -> "there are more than the task catches up";
      case NO_CODE -> "no living node had the code of the task";
      case NODE_LEFT -> "the node that the task runs on had left";
      case UNREADABLE -> "the specification in force could not be read";
    };
  }

  private static String sentence(Why why) {
    return switch (why) {
      case QUEUED -> "it follows the run before it";
      case RETRY -> "an attempt failed, and it is tried again";
      case RECOVERY -> "a crash or a shutdown took an attempt away, and it is recovered";
      case CATCH_UP -> "its fire was not run in time, and it is caught up with";
      case BACKFILL -> "somebody asked for past fires";
      case MANUAL -> "somebody asked for it";
      case STARTUP -> "a node started";
      case AFTER -> "the task that it follows ended";
    };
  }
}
