package io.housekeeper.tasks.alert.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Secret;
import io.housekeeper.tasks.Failure;
import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.AlertListener;
import io.housekeeper.tasks.alert.Interest;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Messages;
import io.housekeeper.tasks.alert.NotNow;
import io.housekeeper.tasks.alert.Outlet;
import io.housekeeper.tasks.alert.ToldRun;
import io.housekeeper.tasks.alert.web.Receiver.Answer;
import io.housekeeper.tasks.alert.web.Receiver.Posted;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real sockets, to a receiver that checks what it gets. */
class WebhookTest {

  private static final List<AlertKind> ALL = List.of(AlertKind.values());
  private static final InstantSource CLOCK = InstantSource.fixed(ToldRun.END);

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private static Webhook.Settings settings(Secret url, Duration patience) {
    return new Webhook.Settings(
        url,
        Optional.of(Secret.of("k3y")),
        Optional.of(Secret.of("t0ken")),
        ALL,
        List.of(),
        List.of(),
        List.of(),
        patience);
  }

  private static Outlet to(Secret url) {
    return Webhook.outlet(settings(url, Duration.ofSeconds(30)), CLOCK);
  }

  private void send(Message message) throws Exception {
    to(receiver.url()).send(message);
  }

  @Test
  void whatComesIsSignedAndHasAnIdOfItsOwn() throws Exception {
    send(Messages.ofFailure());
    Posted posted = receiver.next();
    assertThat(posted.id()).isEqualTo("failure-4711");
    assertThat(posted.bearer()).isEqualTo("Bearer t0ken");
    assertThat(posted.timestamp()).isEqualTo(String.valueOf(ToldRun.END.getEpochSecond()));
    assertThat(posted.isSignedWith("k3y")).isTrue();
    assertThat(posted.isSignedWith("another")).isFalse();
    assertThat(posted.body()).isEqualTo(WebhookBody.of(Messages.ofFailure()));
  }

  @Test
  void anOldOrAlteredMessageIsNotGenuine() throws Exception {
    send(Messages.ofFailure());
    Posted posted = receiver.next();
    assertThat(
            SignatureCheck.isGenuine(
                "k3y",
                posted.timestamp(),
                posted.body().getBytes(UTF_8),
                posted.signature(),
                ToldRun.END.plusSeconds(301)))
        .isFalse();
    Posted altered =
        new Posted("", posted.timestamp(), posted.signature(), "", posted.body() + " ");
    assertThat(altered.isSignedWith("k3y")).isFalse();
  }

  @Test
  void whoHasTooMuchToDoIsAskedAgain() throws Exception {
    receiver.answering(new Answer(429, "slow down", "3")).answering(503, "").answering(500, "");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> send(Messages.ofFailure())).isInstanceOf(NotNow.class);
    }
    send(Messages.ofFailure());
    assertThat(receiver.others()).extracting(Posted::id).containsOnly("failure-4711").hasSize(4);
  }

  @Test
  void aRefusalHasAReasonAndNoSecrets() {
    receiver.answering(404, "Cannot POST %s\n with t0ken k3y".formatted(Receiver.PATH));
    assertThatThrownBy(() -> send(Messages.ofFailure()))
        .isInstanceOf(Failure.class)
        .message()
        .matches(
            "localhost:[0-9]+ answered 404: Cannot POST /\\*\\*\\*/T0001/\\*\\*\\* with \\*\\*\\* \\*\\*\\*");
    receiver.answering(302, "");
    assertThatThrownBy(() -> send(Messages.ofFailure()))
        .hasMessageMatching("localhost:[0-9]+ answered 302");
  }

  @Test
  void whoIsNotThereMayComeBack() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Secret url = Secret.of("http://localhost:%d/s3cretpath".formatted(port));
    assertThatThrownBy(() -> to(url).send(Messages.ofFailure()))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("localhost:%d cannot be called: nobody listens there".formatted(port))
        .hasMessageNotContaining("s3cretpath");
  }

  @Test
  void whoTakesTooLongIsNotWaitedFor() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Secret url = Secret.of("http://localhost:%d/".formatted(silent.getLocalPort()));
      Outlet outlet = Webhook.outlet(settings(url, Duration.ofMillis(200)), CLOCK);
      assertThatThrownBy(() -> outlet.send(Messages.ofFailure()))
          .isInstanceOf(NotNow.class)
          .hasMessageContaining("did not answer within 200 ms");
    }
  }

  @Test
  void aStormIsFewMessagesInWhichAllAreCounted() throws Exception {
    Interest interest = new Interest(ALL, List.of(), List.of(), List.of());
    try (var listener = AlertListener.on(to(receiver.url()), interest, CLOCK)) {
      for (int i = 0; i < 500; i++) {
        listener.ended(ToldRun.of("task-" + i % 200, i).failed("disk full"));
      }
    }
    assertThat(receiver.others()).hasSize(2);
    assertThat(receiver.next().body()).contains("\"counts\":{\"failure\":1}");
    Posted rest = receiver.next();
    assertThat(rest.isSignedWith("k3y")).isTrue();
    assertThat(rest.id()).startsWith("several-");
    assertThat(rest.body()).contains("\"counts\":{\"failure\":499}").contains("\"times\":3");
  }

  @Test
  void whatIsWrongWithTheSettingsIsSaidAtOnceWithoutTheAddress() {
    Secret ftp = Secret.of("ftp://example.org/s3cretpath");
    assertThatThrownBy(
            () ->
                new Webhook.Settings(
                    ftp,
                    Optional.of(Secret.of(" ")),
                    Optional.of(Secret.of("s3cret\n")),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Duration.ZERO))
        .hasMessage(
            "url must begin with http:// or https:// and a host of letters, digits, dots and hyphens;"
                + " signing-secret must not be empty; bearer must be letters, digits and signs of"
                + " ASCII, without line breaks, and without spaces around it; on must have at least one of failure, recovery, missed and overdue; patience"
                + " must be positive, and was PT0S");
    for (String wrong : List.of("https://ann:pw@example.org/", "no address", "mailto:a@b.org")) {
      assertThatThrownBy(() -> settings(Secret.of(wrong), Duration.ofSeconds(1)))
          .hasMessageStartingWith("url must ")
          .hasMessageNotContaining(wrong)
          .hasNoCause();
    }
  }
}
