package io.housekeeper.tasks.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.housekeeper.tasks.Failure;
import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Messages;
import io.housekeeper.tasks.alert.NotNow;
import io.housekeeper.tasks.alert.ToldRun;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that a real server takes. */
class EmailTest {

  private static final InstantSource CLOCK = InstantSource.fixed(ToldRun.END);
  private static final SSLSocketFactory USUAL = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @TempDir private Path folder;

  private static GreenMail server(String protocol) {
    GreenMail server =
        new GreenMail(new ServerSetup(0, "localhost", protocol).dynamicPort().setVerbose(false));
    server.start();
    return server;
  }

  private static void send(Email.Settings settings, SSLSocketFactory trusted, Message message)
      throws Exception {
    Email.outlet(settings, CLOCK, trusted).send(message);
  }

  private static Email.Settings open(int port) {
    return MailSettings.of(port, Encryption.NONE, Optional.empty());
  }

  private static MimeMessage received(Message message) throws Exception {
    GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
    try {
      send(open(server.getSmtp().getPort()), USUAL, message);
      assertThat(server.getReceivedMessages()).hasSize(2);
      return server.getReceivedMessages()[0];
    } finally {
      server.stop();
    }
  }

  private static Part part(MimeMessage mail, int number) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(number);
  }

  private static String text(Part part) throws Exception {
    return String.valueOf(part.getContent()).replace("\r\n", "\n");
  }

  @Test
  void sayAllThatMattersInTheSubject() throws Exception {
    MimeMessage mail = received(Messages.ofFailure());
    assertThat(mail.getSubject())
        .isEqualTo("nightly-backup failed after 3 attempts: no space left on <data> & \"logs\"");
    assertThat(mail.getFrom()[0]).hasToString("Housekeeper <cron@example.org>");
    assertThat(mail.getAllRecipients())
        .extracting(to -> ((InternetAddress) to).getPersonal())
        .containsExactly(null, "Jörg Büttner");
    assertThat(mail.getMessageID()).isEqualTo("<failure-4711@example.org>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate()).isEqualTo(ToldRun.END);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
  }

  @Test
  void areReadAsText() throws Exception {
    assertThat(text(part(received(Messages.ofFailure()), 0)))
        .isEqualTo(
            """
            nightly-backup failed after 3 attempts: no space left on <data> & "logs"

            Task:       Copies the orders & invoices
            Due:        2027-01-12 03:00:00 +01:00 Europe/Berlin
            Started:    2027-01-12 03:00:01 +01:00 Europe/Berlin
            Ended:      2027-01-12 03:14:07 +01:00 Europe/Berlin
            Took:       14 min 6 s
            Attempts:   3
            Node:       node-1
            Owner:      team-data
            Run:        https://cron.example.org/admin/cron/runs/4711
            Runbook:    https://wiki.example.org/backup?step=1&of=2

            java.io.IOException: no space left on <data> & "logs"
                at com.example.Backup.write(Backup.java:42)
                at com.example.Backup.run(Backup.java:17)
            """);
  }

  @Test
  void areReadAsHtmlInWhichNothingOfOthersIsHtml() throws Exception {
    Part html = part(received(Messages.ofFailure()), 1);
    assertThat(html.getContentType()).startsWith("text/html").contains("UTF-8");
    assertThat(text(html))
        .isEqualTo(
            """
            <!DOCTYPE html>
            <html lang="en"><body style="font-family: sans-serif">
            <p style="font-size: 1.1em"><strong>nightly-backup failed after 3 attempts: no space left on &lt;data&gt; &amp; &quot;logs&quot;</strong></p>
            <table>
            <tr><th align="left" valign="top">Task</th><td>Copies the orders &amp; invoices</td></tr>
            <tr><th align="left" valign="top">Due</th><td>2027-01-12 03:00:00 +01:00 Europe/Berlin</td></tr>
            <tr><th align="left" valign="top">Started</th><td>2027-01-12 03:00:01 +01:00 Europe/Berlin</td></tr>
            <tr><th align="left" valign="top">Ended</th><td>2027-01-12 03:14:07 +01:00 Europe/Berlin</td></tr>
            <tr><th align="left" valign="top">Took</th><td>14 min 6 s</td></tr>
            <tr><th align="left" valign="top">Attempts</th><td>3</td></tr>
            <tr><th align="left" valign="top">Node</th><td>node-1</td></tr>
            <tr><th align="left" valign="top">Owner</th><td>team-data</td></tr>
            </table>
            <p><a href="https://cron.example.org/admin/cron/runs/4711">Run</a> · <a href="https://wiki.example.org/backup?step=1&amp;of=2">Runbook</a></p>
            <pre>java.io.IOException: no space left on &lt;data&gt; &amp; &quot;logs&quot;
                at com.example.Backup.write(Backup.java:42)
                at com.example.Backup.run(Backup.java:17)</pre>
            </body></html>
            """);
  }

  @Test
  void ofAStormNameTheFirstAndCountTheRest() throws Exception {
    MimeMessage mail = received(Messages.ofStorm(500));
    assertThat(mail.getSubject())
        .isEqualTo("500 alerts: 500 failures (task-0, task-1, task-2, and others)");
    assertThat(text(part(mail, 0)))
        .contains("\n- task-49 failed: disk full\n\nand 450 failures\n")
        .doesNotContain("task-50");
    assertThat(text(part(mail, 1)))
        .contains("<li>task-49 failed: disk full</li>\n</ul>\n<p>and 450 failures</p>");
  }

  @Test
  void noTaskWritesAHeader() throws Exception {
    Message nasty =
        Messages.of(
            AlertKind.FAILURE,
            ToldRun.of("feeds", 1).failed("Füße 😀\r\nBcc: all@example.org\r\n\r\nhello"));
    MimeMessage mail = received(nasty);
    assertThat(mail.getSubject()).isEqualTo("feeds failed: Füße 😀");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("Subject")[0]).startsWith("=?UTF-8?");
  }

  @Test
  void whoSignsInDoesSoOverTls() throws Exception {
    Certificate certificate = Certificate.of("localhost", folder);
    GreenMail server = tlsServer(certificate);
    try {
      server.setUser("ops@example.org", "ann", "pass of ann");
      server.getUserManager().setAuthRequired(true);
      int port = server.getSmtps().getPort();
      send(
          MailSettings.of(port, Encryption.TLS, Optional.of("ann")),
          certificate.trusted(),
          Messages.ofFailure());
      assertThat(server.getReceivedMessages()).hasSize(2);
      assertThatThrownBy(
              () ->
                  send(
                      MailSettings.of(port, Encryption.TLS, Optional.of("bob")),
                      certificate.trusted(),
                      Messages.ofFailure()))
          .isInstanceOf(Failure.class)
          .hasMessage("mail server localhost:%d does not let 'bob' in".formatted(port))
          .hasStackTraceContaining("Authentication")
          .satisfies(
              failed -> assertThat(Throwables.getStackTrace(failed)).doesNotContain("pass of bob"));
    } finally {
      server.stop();
    }
  }

  private static GreenMail tlsServer(Certificate certificate) {
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
        certificate.file().toString());
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, Certificate.PASSWORD);
    return server(ServerSetup.PROTOCOL_SMTPS);
  }

  @Test
  void theWrongServerGetsNothing() throws Exception {
    Certificate another = Certificate.of("mail.example.org", folder);
    try (ScriptedServer server = ScriptedServer.start(Optional.of(another.shown()))) {
      Email.Settings settings =
          MailSettings.of(server.port(), Encryption.STARTTLS, Optional.of("ann"));
      assertThatThrownBy(() -> send(settings, another.trusted(), Messages.ofFailure()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("cannot be reached");
      assertThatThrownBy(() -> send(settings, USUAL, Messages.ofFailure()))
          .isInstanceOf(Failure.class);
      assertThat(server.heard()).noneMatch(line -> line.contains("AUTH") || line.contains("MAIL"));
    }
  }

  @Test
  void nothingIsSaidInTheOpenWhereEncryptionIsWanted() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(Optional.empty())) {
      assertThatThrownBy(
              () ->
                  send(
                      MailSettings.of(server.port(), Encryption.STARTTLS, Optional.of("ann")),
                      USUAL,
                      Messages.ofFailure()))
          .hasMessageContaining("cannot be reached: STARTTLS");
      assertThat(server.heard()).noneMatch(line -> line.contains("AUTH") || line.contains("MAIL"));
    }
  }

  @Test
  void aConnectionBecomesEncryptedBeforeAnythingIsSaid() throws Exception {
    Certificate certificate = Certificate.of("localhost", folder);
    try (ScriptedServer server = ScriptedServer.start(Optional.of(certificate.shown()))) {
      Email.Settings settings =
          MailSettings.of(server.port(), Encryption.STARTTLS, Optional.empty());
      send(settings, certificate.trusted(), Messages.ofFailure());
      assertThat(server.heard())
          .contains("STARTTLS", "encrypted MAIL FROM:<cron@example.org>")
          .contains("encrypted RCPT TO:<ops@example.org>", "encrypted RCPT TO:<joerg@example.org>")
          .noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
    }
  }

  @Test
  void whatAServerCannotTakeNowMayBeTakenLater() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(Optional.empty())) {
      server.answering("RCPT", "451 try again later");
      assertThatThrownBy(() -> send(open(server.port()), USUAL, Messages.ofFailure()))
          .isInstanceOf(NotNow.class)
          .hasMessageContaining(
              "refuses the message: ops@example.org, joerg@example.org: 451 try again later");
      server.answering("RCPT", "550 no such user");
      assertThatThrownBy(() -> send(open(server.port()), USUAL, Messages.ofFailure()))
          .isInstanceOf(Failure.class)
          .hasMessage(
              "mail server localhost:%d refuses the message: ops@example.org, joerg@example.org: 550 no such user"
                  .formatted(server.port()));
      server.answering("RCPT", "250 yes").answering("MAIL", "452 no room");
      assertThatThrownBy(() -> send(open(server.port()), USUAL, Messages.ofFailure()))
          .isInstanceOf(NotNow.class);
    }
  }

  @Test
  void aServerThatIsNotThereMayComeBack() throws Exception {
    int port;
    try (ScriptedServer gone = ScriptedServer.start(Optional.empty())) {
      port = gone.port();
    }
    assertThatThrownBy(() -> send(open(port), USUAL, Messages.ofFailure()))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining(
            "mail server localhost:%d cannot be reached: nobody listens there".formatted(port));
  }
}
