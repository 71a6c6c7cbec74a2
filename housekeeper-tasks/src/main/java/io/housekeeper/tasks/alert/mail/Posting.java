package io.housekeeper.tasks.alert.mail;

import io.housekeeper.api.Secret;
import io.housekeeper.tasks.Failure;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.NotNow;
import io.housekeeper.tasks.alert.Outlet;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Hands mail to a server, over a connection for each message: messages are rare. */
record Posting(Email.Settings settings, InstantSource clock, SSLSocketFactory trusted)
    implements Outlet {

  @Override
  public void send(Message message) throws IOException {
    Session session =
        Session.getInstance(
            settings
                .server()
                .properties(settings.patience(), settings.user().isPresent(), trusted));
    try {
      AlertMail mail = AlertMail.of(session, message, settings, clock.instant());
      try (Transport transport = session.getTransport("smtp")) {
        connect(transport);
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    } catch (MessagingException failed) {
      throw judged(failed);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    transport.connect(
        settings.user().orElse(null), settings.password().map(Secret::reveal).orElse(null));
  }

  private IOException judged(MessagingException failed) {
    if (failed instanceof AuthenticationFailedException) {
      return failure("does not let '%s' in".formatted(settings.user().orElse("")), failed);
    }
    Optional<Integer> code = code(failed);
    if (code.isPresent()) {
      Failure refusal = failure("refuses the message: " + Reason.of(failed), failed);
      return code.get() < 500 ? new NotNow(refusal, Optional.empty()) : refusal;
    }
    Failure failure = failure("cannot be reached: " + Reason.of(failed), failed);
    boolean isLasting = Reason.all(failed).anyMatch(SSLException.class::isInstance);
    return isLasting ? failure : new NotNow(failure, Optional.empty());
  }

  private Failure failure(String what, Exception why) {
    return new Failure("mail server %s %s".formatted(settings.server(), what), why);
  }

  /** What the server has answered. */
  private static Optional<Integer> code(MessagingException failed) {
    return Reason.all(failed)
        .map(
            one -> {
              if (one instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
              }
              if (one instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode();
              }
              return one instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
            })
        .filter(code -> code > 0)
        .reduce((outer, inner) -> inner);
  }
}
