package io.housekeeper.tasks.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Secret;
import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.Messages;
import io.housekeeper.tasks.alert.NotNow;
import io.housekeeper.tasks.alert.Outlet;
import io.housekeeper.tasks.alert.web.Receiver.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackTest {

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private static Slack.Settings settings(Secret url) {
    return new Slack.Settings(
        url, List.of(AlertKind.FAILURE), List.of(), List.of(), List.of(), Duration.ofSeconds(30));
  }

  @Test
  void theChannelIsTold() throws Exception {
    Slack.outlet(settings(receiver.url())).send(Messages.ofSeveral());
    assertThat(receiver.next().body()).isEqualTo(SlackBody.of(Messages.ofSeveral()));
  }

  @Test
  void whatSlackSaysIsSaidAndTheAddressIsNot() {
    Outlet outlet = Slack.outlet(settings(receiver.url()));
    receiver.answering(new Answer(429, "", "30")).answering(403, "invalid_token");
    assertThatThrownBy(() -> outlet.send(Messages.ofFailure())).isInstanceOf(NotNow.class);
    assertThatThrownBy(() -> outlet.send(Messages.ofFailure()))
        .hasMessageMatching("localhost:[0-9]+ answered 403: invalid_token");
    assertThat(settings(receiver.url()).toString()).doesNotContain("s3cretpath");
    assertThatThrownBy(() -> settings(Secret.of("hooks.slack.com/s3cretpath")))
        .hasMessage(
            "url must begin with http:// or https:// and a host of letters, digits, dots and hyphens");
  }
}
