package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.answer.TokenStatus;
import io.housekeeper.dist.machine.Machine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists tokens. */
@Command(
    name = "list",
    description = "Lists tokens and open sessions, the newest first, without their secrets.")
final class TokenListCommand extends RemoteCommand {

  TokenListCommand(Machine machine) {
    super(machine);
  }

  @Override
  int ask(HousekeeperClient client, Screen screen) {
    List<TokenStatus> tokens = client.tokens().list();
    if (screen.isJson()) {
      screen.json(Map.of("tokens", tokens));
      return Codes.DONE;
    }
    Table table = new Table("NAME", "ID", "ROLE", "KIND", "UNTIL", "USED");
    for (TokenStatus token : tokens) {
      table.add(
          token.name(),
          token.id(),
          token.role().name().toLowerCase(Locale.ROOT),
          token.kind().name().toLowerCase(Locale.ROOT),
          until(token, screen.words()),
          screen.words().at(token.lastUsed()));
    }
    screen.show(table);
    return Codes.DONE;
  }

  private static String until(TokenStatus token, Words words) {
    if (token.revokedBy().isPresent()) {
      return "revoked";
    }
    return token.holds() ? words.at(token.until()) : "over";
  }
}
