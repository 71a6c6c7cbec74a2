package io.housekeeper.http.route;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param name as it stands in the account of changes
 * @param session the secret of a session in a browser; nothing for a program with a token
 */
public record Caller(String name, Access access, Optional<String> session) {

  /** Somebody who has not signed in. */
  public static final Caller NOBODY = new Caller("", Access.ANYBODY, Optional.empty());

  public boolean isSignedIn() {
    return access != Access.ANYBODY;
  }
}
