package io.housekeeper.client;

import io.housekeeper.client.Exchange.Answered;
import io.housekeeper.client.answer.CronAnswer;
import io.housekeeper.client.answer.Health;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks a service, and has it do things. One serves all threads, and needs no closing. What is not
 * done, or not answered, is a {@link HousekeeperFailure}.
 *
 * <p>What changes nothing is asked again when a connection is lost, and so is what is asked for
 * under a {@linkplain Asking#once key}.
 */
public final class HousekeeperClient {

  private static final String USUAL = "http://localhost:9667";

  private final Exchange exchange;

  private HousekeeperClient(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Of the service at an address, which may have a path: the one under which a proxy has it.
   *
   * @throws IllegalArgumentException if it is none of HTTP
   */
  public static HousekeeperClient at(URI address) {
    boolean isOurs =
        Stream.of("http", "https").anyMatch(it -> it.equalsIgnoreCase(address.getScheme()))
            && address.getHost() != null
            && address.getQuery() == null
            && address.getFragment() == null;
    if (!isOurs) {
      throw new IllegalArgumentException(
          "the address of a service is one such as %s, and was '%s'".formatted(USUAL, address));
    }
    return new HousekeeperClient(
        Exchange.at(URI.create(address.toString().replaceFirst("/+$", ""))));
  }

  /**
   * As the environment says: {@code CRON_SERVICE_URL}, or else this machine, and {@code
   * HOUSEKEEPER_TOKEN}, if there is one.
   *
   * @throws IllegalArgumentException if the address is none
   */
  public static HousekeeperClient fromEnvironment(Map<String, String> environment) {
    String address = environment.getOrDefault("CRON_SERVICE_URL", "");
    String token = environment.getOrDefault("HOUSEKEEPER_TOKEN", "");
    HousekeeperClient client = at(uri(address.isBlank() ? USUAL : address.strip()));
    return token.isBlank() ? client : client.withToken(token);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException misfit) {
      throw new IllegalArgumentException(
          "CRON_SERVICE_URL: '%s' is no address".formatted(text), misfit);
    }
  }

  /** Where the service is. */
  public URI address() {
    return exchange.base();
  }

  /**
   * The same with a token.
   *
   * @throws IllegalArgumentException if the text can be none
   */
  public HousekeeperClient withToken(String secret) {
    // What cannot be sent would be shown by whoever refuses to send it.
    if (!secret.strip().chars().allMatch(letter -> letter > ' ' && letter < 127)) {
      throw new IllegalArgumentException("a token has no spaces and no letters beyond ASCII");
    }
    return new HousekeeperClient(
        new Exchange(
            exchange.http(), exchange.base(), Optional.of(secret.strip()), exchange.patience()));
  }

  /** The same with answers that may take so long; half a minute unless this is said. */
  public HousekeeperClient withPatience(Duration patience) {
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("patience must be positive, was " + patience);
    }
    return new HousekeeperClient(
        new Exchange(exchange.http(), exchange.base(), exchange.token(), patience));
  }

  /** What there is to know of tasks. */
  public Tasks tasks() {
    return new Tasks(exchange);
  }

  /** What texts mean as schedules. */
  public Schedules schedules() {
    return new Schedules(exchange);
  }

  /** What there is to know of runs. */
  public Runs runs() {
    return new Runs(exchange);
  }

  /** Tasks that were made while nodes ran, and the types that they can be made of. */
  public Made made() {
    return new Made(exchange);
  }

  /** What there is to know of nodes, and of what they have. */
  public Nodes nodes() {
    return new Nodes(exchange);
  }

  /** Who may come in. */
  public Tokens tokens() {
    return new Tokens(exchange);
  }

  /** What may be done, without a reason. */
  public Commands commands() {
    return commands(Asking.PLAINLY);
  }

  /** What may be done, and why it is. */
  public Commands commands(Asking asking) {
    return new Commands(exchange, asking);
  }

  /** What happens from now on, until it is closed. */
  public Events events() {
    return new Events(exchange, "");
  }

  /**
   * What has happened since, and what happens until it is closed.
   *
   * @param after the id of what was heard last
   */
  public Events eventsAfter(String after) {
    return new Events(exchange, after);
  }

  /** Whether the process is there. */
  public boolean isLive() {
    return isUp("/health/live");
  }

  /** Whether the node is there, and takes its share of what is due. */
  public boolean isReady() {
    return isUp("/health/ready");
  }

  private boolean isUp(String path) {
    try {
      Ask ask = Ask.outside("GET", path);
      Answered answered = exchange.send(ask);
      if (!answered.isJson()) {
        throw Failures.of(exchange.uri(ask), answered);
      }
      return answered.isDone();
    } catch (HousekeeperFailure failed) {
      if (failed.isUnreachable()) {
        return false;
      }
      throw failed;
    }
  }

  // --- as the client of a cron service of old has them ---

  /** How the node is doing, with its tasks. */
  public Health getStatus() {
    return exchange.ask(Ask.outside("GET", "/health"), Health.class);
  }

  /** Runs a task now, and does not wait for its end. */
  public CronAnswer triggerTask(String name) {
    return old("/trigger/{}", name);
  }

  /** Pauses a task, and ends what runs of it. */
  public CronAnswer stopTask(String name) {
    return old("/stop/{}", name);
  }

  /** Takes a pause back. */
  public CronAnswer startTask(String name) {
    return old("/start/{}", name);
  }

  private CronAnswer old(String template, String name) {
    Ask ask = Ask.outside("POST", template, name);
    Answered answered = exchange.send(ask);
    if (!answered.isJson()) {
      throw Failures.of(exchange.uri(ask), answered);
    }
    CronAnswer answer = exchange.read(ask, answered, CronAnswer.class);
    if (!answer.success()) {
      throw Failures.of(exchange.uri(ask), answered, answer);
    }
    return answer;
  }

  /** Where the service is. */
  @Override
  public String toString() {
    return exchange.toString();
  }
}
