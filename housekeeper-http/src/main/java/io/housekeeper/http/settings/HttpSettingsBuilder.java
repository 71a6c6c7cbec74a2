package io.housekeeper.http.settings;

import io.housekeeper.api.Secret;
import io.housekeeper.http.settings.HttpSettings.Tls;
import java.util.List;
import java.util.Optional;

/** Makes settings for an application that embeds Housekeeper; what is not said is as usual. */
public final class HttpSettingsBuilder {

  private String address = "127.0.0.1";
  private int port = 9667;
  private List<String> hosts = List.of();
  private String path = "";
  private Optional<Secret> token = Optional.empty();
  private List<String> newTasks = List.of("http-call", "http-check", "heartbeat");
  private List<String> newSecrets = List.of();
  private Tls tls = new Tls(Optional.empty(), Optional.empty());
  private int listeners = 1000;
  private Optional<String> traceLink = Optional.empty();
  private Optional<String> url = Optional.empty();

  HttpSettingsBuilder() {}

  /** Where it listens. */
  public HttpSettingsBuilder address(String of) {
    address = of;
    return this;
  }

  /** At which port; 0 for any that is free. */
  public HttpSettingsBuilder port(int number) {
    port = number;
    return this;
  }

  /** The names by which it is called. */
  public HttpSettingsBuilder hosts(String... names) {
    hosts = List.of(names);
    return this;
  }

  /** What a proxy puts before each path. */
  public HttpSettingsBuilder path(String prefix) {
    path = prefix;
    return this;
  }

  /** A token of an administrator. */
  public HttpSettingsBuilder token(Secret administrators) {
    token = Optional.of(administrators);
    return this;
  }

  /** The types of which tasks may be made. */
  public HttpSettingsBuilder newTasks(String... types) {
    newTasks = List.of(types);
    return this;
  }

  /** The secrets that those may have. */
  public HttpSettingsBuilder newSecrets(String... names) {
    newSecrets = List.of(names);
    return this;
  }

  /** A certificate and its key. */
  public HttpSettingsBuilder tls(Tls pair) {
    tls = pair;
    return this;
  }

  /** How many may listen at once. */
  public HttpSettingsBuilder listeners(int most) {
    listeners = most;
    return this;
  }

  /** Where a trace is looked at. */
  public HttpSettingsBuilder traceLink(String link) {
    traceLink = Optional.of(link);
    return this;
  }

  /** Where people find it. */
  public HttpSettingsBuilder url(String of) {
    url = Optional.of(of);
    return this;
  }

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if one of them cannot be
   */
  public HttpSettings build() {
    return new HttpSettings(
        true,
        address,
        port,
        hosts,
        path,
        token,
        newTasks,
        newSecrets,
        tls,
        listeners,
        traceLink,
        url);
  }
}
