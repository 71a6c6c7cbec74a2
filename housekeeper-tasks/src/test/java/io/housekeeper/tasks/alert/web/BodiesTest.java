package io.housekeeper.tasks.alert.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Messages;
import io.housekeeper.tasks.alert.ToldRun;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is posted, compared with what is kept beside this test; white space there is for people. */
class BodiesTest {

  private static String kept(String name) throws Exception {
    try (InputStream in = BodiesTest.class.getResourceAsStream(name)) {
      String text = new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), UTF_8);
      return bare(text);
    }
  }

  /** Without the white space between values. */
  private static String bare(String json) {
    StringBuilder bare = new StringBuilder();
    boolean isInText = false;
    for (int i = 0; i < json.length(); i++) {
      char one = json.charAt(i);
      isInText ^= one == '"' && json.charAt(i - 1) != '\\';
      if (isInText || !Character.isWhitespace(one)) {
        bare.append(one);
      }
    }
    return bare.toString();
  }

  @Test
  void aWebhookIsToldOneAlert() throws Exception {
    assertThat(WebhookBody.of(Messages.ofFailure())).isEqualTo(kept("webhook-failure.json"));
  }

  @Test
  void aWebhookIsToldSeveral() throws Exception {
    String body = WebhookBody.of(Messages.ofSeveral());
    assertThat(body)
        .contains("\"counts\":{\"failure\":3,\"recovery\":1}")
        .contains("\"headline\":\"feeds failed: c > d\",\"times\":2,");
  }

  @Test
  void aChannelIsToldOneAlert() throws Exception {
    assertThat(SlackBody.of(Messages.ofFailure())).isEqualTo(kept("slack-failure.json"));
  }

  @Test
  void aChannelIsToldSeveral() throws Exception {
    assertThat(SlackBody.of(Messages.ofSeveral())).isEqualTo(kept("slack-several.json"));
  }

  @Test
  void inAChannelNobodyIsCalledByWhatATaskSays() {
    Message message =
        Messages.of(
            AlertKind.FAILURE,
            ToldRun.ofBackup().failed("a: <!channel> & <@U1>\n``` <!here>").describedAs("<!here>"));
    assertThat(SlackBody.of(message))
        .contains("&lt;!channel&gt; &amp; &lt;@U1&gt;")
        .contains("'''")
        .doesNotContain("<!");
  }

  @Test
  void whateverIsToldAChannelIsWithinItsLimits() {
    String much = "<&>".repeat(3_000) + "\nat " + "<".repeat(5_000);
    Message one =
        Messages.of(
            AlertKind.FAILURE,
            ToldRun.ofBackup().failed(much).describedAs(much).retoldAfterACrash());
    for (Message message : new Message[] {one, Messages.ofStorm(500)}) {
      String body = SlackBody.of(message);
      assertThat(Pattern.compile("\"type\":\"(section|context)\"").matcher(body).results().count())
          .isLessThanOrEqualTo(50);
      assertThat(Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*+)\"").matcher(body).results())
          .allSatisfy(text -> assertThat(text.group(1)).hasSizeLessThan(3_000))
          .isNotEmpty();
    }
    assertThat(SlackBody.of(Messages.ofStorm(500))).contains("and 480 failures");
  }

  @Test
  void whatIsNoTextIsWrittenAsJson() {
    assertThat(Json.text("\"\\\n\r\t\u0001ü😀"))
        .isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0001ü\\ud83d\\ude00\"");
    assertThat(Json.text(new Json.Block().with("a", 1L).with("b", "").with("c", true)))
        .isEqualTo("{\"a\":1,\"c\":true}");
  }
}
