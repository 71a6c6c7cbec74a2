package io.housekeeper.tasks.alert.mail;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.AlertListener;
import io.housekeeper.tasks.alert.Complaints;
import io.housekeeper.tasks.alert.Interest;
import io.housekeeper.tasks.alert.Outlet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** The type of listeners that sends alerts by mail. */
public final class Email implements Plugin {

  /** Who gets mail of what, and from which server. */
  public record Settings(
      @Setting("The mail server") String host,
      @Setting("Its port; 587 with starttls, 465 with tls and 25 with none, unless it is set")
          Optional<Integer> port,
      @Setting(value = "starttls, tls or none", or = "starttls") Encryption encryption,
      @Setting("Who signs in, if somebody must") Optional<String> user,
      @Setting("The password") Optional<Secret> password,
      @Setting("Who it is from, as housekeeper@example.org") String from,
      @Setting("Who gets it") List<String> to,
      @Setting(value = "What is told", or = "[failure, recovery, missed, overdue]")
          List<AlertKind> on,
      @Setting("Of which tasks; of all unless there are some") List<String> tasks,
      @Setting("Only of tasks with one of these tags, if there are some") List<String> tags,
      @Setting("Only of tasks of one of these owners, if there are some") List<String> owners,
      @Setting(value = "How long the server may take for each answer", or = "10s")
          Duration patience) {

    public Settings {
      Complaints complaints =
          new Complaints()
              .unless(host.matches("[^\\s/@]+"), "host must be a name or an address of a server")
              .unless(
                  port.filter(it -> it < 1 || it > 65_535).isEmpty(),
                  "port must be from 1 to 65535")
              .unless(user.isPresent() == password.isPresent(), "user and password go together")
              .unless(
                  password.isEmpty() || encryption != Encryption.NONE,
                  "a password is not sent without encryption: it must be starttls or tls")
              .unlessMade(() -> Addresses.one("from", from))
              .unless(!to.isEmpty(), "to must have at least one address")
              .unlessMade(() -> new Interest(on, tasks, tags, owners))
              .unless(patience.isPositive(), "patience must be positive, and was " + patience);
      to.forEach(one -> complaints.unlessMade(() -> Addresses.one("to", one)));
      complaints.say();
    }

    Server server() {
      return new Server(host, port.orElse(encryption.port()), encryption);
    }
  }

  @Override
  public void install(PluginSetup setup) {
    InstantSource clock = setup.clock();
    setup.listenerType("email", Settings.class, settings -> listener(settings, clock));
  }

  private static RunListener listener(Settings settings, InstantSource clock) {
    Interest interest =
        new Interest(settings.on(), settings.tasks(), settings.tags(), settings.owners());
    SSLSocketFactory trusted = (SSLSocketFactory) SSLSocketFactory.getDefault();
    return AlertListener.on(outlet(settings, clock, trusted), interest, clock);
  }

  /**
   * @param trusted makes encrypted connections to servers whose certificates it trusts
   */
  static Outlet outlet(Settings settings, InstantSource clock, SSLSocketFactory trusted) {
    return new Posting(settings, clock, trusted);
  }
}
