package io.housekeeper.tasks.alert.mail;

import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Texts;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;

/** A message as mail: as text, and as HTML for whoever prefers that. */
final class AlertMail extends MimeMessage {

  private static final int SUBJECT = 200;
  private static final String CHARSET = "UTF-8";

  private final String id;

  private AlertMail(Session session, String id) {
    super(session);
    this.id = id;
  }

  static AlertMail of(Session session, Message message, Email.Settings settings, Instant now)
      throws MessagingException {
    InternetAddress from = Addresses.one("from", settings.from());
    String domain = from.getAddress().replaceFirst("^.*@", "");
    AlertMail mail = new AlertMail(session, "<%s@%s>".formatted(message.id(), domain));
    mail.setFrom(from);
    for (String one : settings.to()) {
      mail.addRecipient(RecipientType.TO, Addresses.one("to", one));
    }
    mail.setSubject(Texts.line(message.headline(), SUBJECT), CHARSET);
    mail.setSentDate(Date.from(now));
    // Whoever is away need not say so.
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setContent(new MimeMultipart("alternative", text(message), html(message)));
    mail.saveChanges();
    return mail;
  }

  private static MimeBodyPart text(Message message) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(PlainText.of(message), CHARSET);
    return part;
  }

  private static MimeBodyPart html(Message message) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(Html.of(message), CHARSET, "html");
    return part;
  }

  /** The same for the same alerts, so that whoever has it already drops it. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
