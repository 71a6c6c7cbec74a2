package io.housekeeper.dist.configuration;

import io.housekeeper.dist.machine.Machine;
import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.config.ConfigurationReader.Answer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The configuration for commands that can do nothing without it. */
public final class LoadedConfiguration {

  private LoadedConfiguration() {}

  /**
   * What it says.
   *
   * @throws ParameterException that names all problems, if no node could run with it
   */
  public static Configuration of(ConfigurationOptions options, Machine machine, CommandLine line) {
    Answer answer = options.read(machine);
    return answer
        .configuration()
        .orElseThrow(
            () -> new ParameterException(line, Complaint.of(answer.problems()).toString()));
  }
}
