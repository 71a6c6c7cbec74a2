package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Bearer;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Role;
import io.housekeeper.runtime.control.TokenCommands;
import io.housekeeper.runtime.control.TokenStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who comes in, on a running Housekeeper. */
interface TokenControlContract {

  Duration HOUR = Duration.ofHours(1);

  LedgerAddress address();

  private Housekeeper started() {
    Housekeeper housekeeper = Housekeeper.builder().ledger(address()).node("node-a").build();
    assertThat(housekeeper.start().failed()).isEmpty();
    return housekeeper;
  }

  private static TokenCommands ann(Control control) {
    return control.as(Asking.by("ann").because("a test")).tokens();
  }

  @Test
  default void whoHasTheSecretOfATokenComesInUntilItIsRevoked() {
    try (Housekeeper housekeeper = started()) {
      Control control = housekeeper.control();
      String secret = ann(control).issue("ci", Role.OPERATOR, Optional.empty());
      assertThat(secret).matches("hk_[A-Za-z0-9_-]{43}");
      Bearer bearer = control.tokens().bearer(secret).orElseThrow();
      assertThat(bearer)
          .isEqualTo(
              new Bearer(bearer.id(), "ci", Role.OPERATOR, Bearer.Kind.TOKEN, Optional.empty()));
      assertThat(control.tokens().bearer(secret + "x")).isEmpty();
      assertThat(control.tokens().bearer("")).isEmpty();
      TokenStatus status = control.tokens().list().get(0);
      assertThat(status.token()).isEqualTo(bearer);
      assertThat(status.made().who()).isEqualTo("ann");
      assertThat(status.lastUsed()).isPresent();
      assertThat(status.holds()).isTrue();

      assertThat(ann(control).revoke(bearer.id()))
          .isEqualTo(new Answer.Done("token 'ci' is revoked"));
      assertThat(control.tokens().bearer(secret)).isEmpty();
      assertThat(control.tokens().list()).extracting(TokenStatus::holds).containsExactly(false);
      assertThat(ann(control).revoke(bearer.id())).isInstanceOf(Answer.Refused.class);
      assertThat(ann(control).revoke("x"))
          .isEqualTo(new Answer.Refused("there is no token 'x' to revoke"));
    }
  }

  @Test
  default void aSessionIsOpenedWithATokenARoleOrALink() {
    try (Housekeeper housekeeper = started()) {
      Control control = housekeeper.control();
      TokenCommands commands = ann(control);
      String token = commands.issue("ci", Role.VIEWER, Optional.of(HOUR));
      Bearer ci = control.tokens().bearer(token).orElseThrow();
      String session = commands.session(ci, "bob", HOUR.multipliedBy(5)).orElseThrow();
      Bearer bob = control.tokens().bearer(session).orElseThrow();
      assertThat(bob)
          .isEqualTo(new Bearer(bob.id(), "bob", Role.VIEWER, Bearer.Kind.SESSION, ci.until()));
      commands.revoke(ci.id());
      assertThat(control.tokens().bearer(session)).isEmpty();
      assertThat(commands.session(ci, "bob", HOUR)).isEmpty();

      String other = commands.session(Role.ADMIN, "eve", HOUR);
      assertThat(control.tokens().bearer(other).map(Bearer::role)).contains(Role.ADMIN);

      String link = commands.link(Role.OPERATOR, HOUR);
      assertThat(control.tokens().bearer(link)).isEmpty();
      String opened = commands.redeem(link, HOUR).orElseThrow();
      Bearer ann = control.tokens().bearer(opened).orElseThrow();
      assertThat(ann.name()).isEqualTo("ann");
      assertThat(ann.role()).isEqualTo(Role.OPERATOR);
      assertThat(commands.redeem(link, HOUR)).isEmpty();
    }
  }

  @Test
  default void aSecretIsToldOnce() {
    try (Housekeeper housekeeper = started()) {
      Control control = housekeeper.control();
      TokenCommands once = control.as(Asking.by("ann").once("k")).tokens();
      assertThat(control.tokens().bearer(once.issue("ci", Role.ADMIN, Optional.empty())))
          .isPresent();
      assertThatThrownBy(() -> once.issue("ci", Role.ADMIN, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("was made under this key, and its secret was told then");
      assertThat(control.tokens().list()).hasSize(1);
      assertThatThrownBy(() -> once.link(Role.ADMIN, Duration.ofMinutes(1)))
          .hasMessage("what tells a secret cannot be asked for under a key: it is told once");

      String id = control.tokens().list().get(0).token().id();
      TokenCommands revoking = control.as(Asking.by("ann").once("l")).tokens();
      Answer revoked = revoking.revoke(id);
      assertThat(revoked).isInstanceOf(Answer.Done.class);
      assertThat(revoking.revoke(id)).isEqualTo(revoked);
      assertThat(control.as(Asking.by("ann")).tokens().revoke(id))
          .isInstanceOf(Answer.Refused.class);
    }
  }

  @Test
  default void eachRoleMayWhatTheLesserOnesMay() {
    assertThat(Role.ADMIN.covers(Role.OPERATOR)).isTrue();
    assertThat(Role.OPERATOR.covers(Role.OPERATOR)).isTrue();
    assertThat(Role.VIEWER.covers(Role.OPERATOR)).isFalse();
  }
}
