package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperFailure;
import picocli.CommandLine.ExitCode;

/** With what a command ends, for scripts. */
final class Codes {

  static final int DONE = ExitCode.OK;
  static final int FAILED = ExitCode.SOFTWARE;
  static final int WRONG = ExitCode.USAGE;
  static final int UNREACHABLE = 3;
  static final int NOT_ALLOWED = 4;
  static final int NOT_FOUND = 5;
  static final int NOT_OVER = 6;

  static final String DONE_WORDS = "0:done";
  static final String FAILED_WORDS = "1:it was refused, or failed";
  static final String WRONG_WORDS = "2:an option, or what was given, is wrong";
  static final String UNREACHABLE_WORDS = "3:the service cannot be reached";
  static final String NOT_ALLOWED_WORDS = "4:not signed in, or not allowed";
  static final String NOT_FOUND_WORDS = "5:there is no such thing";
  static final String NOT_OVER_WORDS = "6:not over yet";

  private Codes() {}

  static int of(HousekeeperFailure failure) {
    if (failure.isUnreachable()) {
      return UNREACHABLE;
    }
    return switch (failure.status().orElse(0)) {
      case 400 -> WRONG;
      // Of whom has tried wrong tokens too often, too.
      case 401, 403, 429 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      default -> FAILED;
    };
  }
}
