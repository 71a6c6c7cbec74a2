package io.housekeeper.dist;

import java.time.InstantSource;
import java.util.Optional;

/** The one main: gives the command what only the process has. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    HousekeeperCommand command =
        new HousekeeperCommand(
            InstantSource.system(), name -> Optional.ofNullable(System.getenv(name)));
    System.exit(command.line().execute(arguments));
  }
}
