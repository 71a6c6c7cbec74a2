package io.housekeeper.dist.remote;

import io.housekeeper.client.Asking;
import picocli.CommandLine.Option;

/** Why something is done: the option of all commands that do something. */
final class Reason {

  @Option(
      names = "--reason",
      order = 80,
      paramLabel = "TEXT",
      description = "Why, as it stands in the account of changes.")
  private String text = "";

  Asking asking() {
    return Asking.because(text);
  }
}
