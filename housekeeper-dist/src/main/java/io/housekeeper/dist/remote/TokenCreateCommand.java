package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.TokenStatus;
import io.housekeeper.dist.machine.Machine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a token. */
@Command(
    name = "create",
    description = "Makes a token for a program and prints it, which nobody does again.")
final class TokenCreateCommand extends RemoteCommand {

  /** What somebody may. */
  enum Role {
    VIEWER,
    OPERATOR,
    ADMIN
  }

  @Parameters(
      paramLabel = "NAME",
      description = "Whose it is, as it stands in the account of changes.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "What it may: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "VIEWER")
  private Role role = Role.VIEWER;

  @Option(
      names = "--lifetime",
      paramLabel = "DURATION",
      converter = Lapse.class,
      description = "For how long, as in 90d. Default: until it is revoked.")
  private @Nullable Duration lifetime;

  @Mixin private Reason reason = new Reason();

  TokenCreateCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    String secret =
        client
            .tokens()
            .issue(
                name,
                TokenStatus.Role.valueOf(role.name()),
                Optional.ofNullable(lifetime),
                reason.asking());
    screen.show(Map.of("secret", secret), secret);
    return Codes.DONE;
  }
}
