package io.housekeeper.http.security;

import io.housekeeper.http.route.Caller;
import java.util.Optional;

/** Whose a secret is. */
public interface Keys {

  /** Whoever has a token; nobody if there is none, or none any more. */
  Optional<Caller> ofToken(String secret);

  /** Whoever has a session in a browser; nobody if there is none, or none any more. */
  Optional<Caller> ofSession(String secret);
}
