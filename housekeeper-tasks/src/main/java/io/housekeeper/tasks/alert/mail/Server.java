package io.housekeeper.tasks.alert.mail;

import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** A mail server. */
record Server(String host, int port, Encryption encryption) {

  /**
   * What the library is told of it.
   *
   * @param patience for each answer
   */
  Properties properties(Duration patience, boolean signsIn, SSLSocketFactory trusted) {
    Properties all = new Properties();
    String millis = String.valueOf(patience.toMillis());
    all.setProperty("mail.smtp.host", host);
    all.setProperty("mail.smtp.port", String.valueOf(port));
    all.setProperty("mail.smtp.connectiontimeout", millis);
    all.setProperty("mail.smtp.timeout", millis);
    all.setProperty("mail.smtp.writetimeout", millis);
    all.setProperty("mail.smtp.auth", String.valueOf(signsIn));
    all.setProperty("mail.smtp.ssl.enable", String.valueOf(encryption == Encryption.TLS));
    // A server that cannot, or somebody between who says so, gets no message.
    all.setProperty("mail.smtp.starttls.enable", String.valueOf(encryption == Encryption.STARTTLS));
    all.setProperty(
        "mail.smtp.starttls.required", String.valueOf(encryption == Encryption.STARTTLS));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.ssl.socketFactory", trusted);
    return all;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
