package io.housekeeper.http.security;

import io.housekeeper.api.Secret;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Caller;
import io.housekeeper.runtime.control.Bearer;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import java.util.Optional;

/** Tokens and sessions that the ledger has, and the token that the configuration may have. */
public final class LedgerKeys implements Keys {

  private final Control control;
  private final Optional<Secret> configured;

  /**
   * @param configured of an administrator
   */
  public LedgerKeys(Control control, Optional<Secret> configured) {
    this.control = control;
    this.configured = configured;
  }

  @Override
  public Optional<Caller> ofToken(String secret) {
    if (configured.filter(token -> Secrets.areSame(token.reveal(), secret)).isPresent()) {
      return Optional.of(new Caller("http.token", Access.ADMIN, Optional.empty()));
    }
    return bearer(secret, Bearer.Kind.TOKEN)
        .map(one -> new Caller(one.name(), access(one.role()), Optional.empty()));
  }

  @Override
  public Optional<Caller> ofSession(String secret) {
    return bearer(secret, Bearer.Kind.SESSION)
        .map(one -> new Caller(one.name(), access(one.role()), Optional.of(secret)));
  }

  /** What is a token is no session, and the other way round. */
  private Optional<Bearer> bearer(String secret, Bearer.Kind kind) {
    return control.tokens().bearer(secret).filter(one -> one.kind() == kind);
  }

  private static Access access(Role role) {
    return switch (role) {
      case VIEWER -> Access.VIEWER;
      case OPERATOR -> Access.OPERATOR;
      case ADMIN -> Access.ADMIN;
    };
  }
}
