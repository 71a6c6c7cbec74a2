package io.housekeeper.tasks.http;

import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calls an address: what an application does on its own when it is asked to. */
public final class HttpCall implements TaskType<HttpCall.Settings> {

  /** What is called, and which answers are good. */
  public record Settings(
      @Setting("The address that is called") URI url,
      @Setting(value = "The method", or = "GET") String method,
      @Setting("Headers, by their names") Map<String, String> headers,
      @Setting("What is sent") Optional<String> body,
      @Setting("A secret that is sent as Authorization: Bearer") Optional<Secret> bearer,
      @Setting("The good answers, as 200; all from 200 to 299 unless there are some")
          List<Integer> expect,
      @Setting("A regular expression; the answer must have it in its first 64 KB")
          Optional<String> expectBody,
      @Setting(value = "How long the whole may take", or = "30s") Duration patience,
      @Setting("An address that must answer with 200 to 299 before the call is made")
          Optional<URI> waitFor,
      @Setting(value = "How long that is waited for", or = "1m") Duration waitAtMost) {

    public Settings {
      Call.check(url);
      waitFor.ifPresent(Call::check);
      bearer.ifPresent(Bearer::check);
      method = method.toUpperCase(Locale.ROOT);
      if (!method.matches("[A-Z]+")) {
        throw new IllegalArgumentException("method must be a word such as GET, and was " + method);
      }
      if (!patience.isPositive() || waitAtMost.isNegative()) {
        throw new IllegalArgumentException("patience must be positive, and was " + patience);
      }
      expectBody.ifPresent(Pattern::compile);
    }

    private String good() {
      return expect.isEmpty() ? "200 to 299" : expect.toString();
    }
  }

  /** Between two looks whether the application is there. */
  private static final Duration LOOK = Duration.ofMillis(500);

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("http-call")
        .describedAs("Calls an address and checks the answer, which is kept with the run")
        .timeout(Duration.ofMinutes(5))
        .supportsDryRun()
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    if (run.dryRun()) {
      run.message("would call %s %s".formatted(settings.method(), settings.url()));
      return;
    }
    try (Browser browser = new Browser(run.clock())) {
      if (settings.waitFor().isPresent()) {
        await(browser, settings.waitFor().get(), settings.waitAtMost(), run);
      }
      judge(settings, browser.ask(call(settings)), run);
    }
  }

  private static Call call(Settings settings) {
    return new Call(
        settings.method(),
        settings.url(),
        settings.headers(),
        settings.body().map(BodyPublishers::ofString),
        settings.bearer(),
        settings.patience());
  }

  private static void judge(Settings settings, Answer answer, TaskRun run) throws IOException {
    answer.text().lines().forEach(run::log);
    if (answer.isCut()) {
      run.log("… (the answer is longer than " + Beginning.MOST / 1024 + " KB)");
    }
    if (!answer.isGood(settings.expect())) {
      throw new Failure(
          "%s answered %d, and should answer %s%s"
              .formatted(answer.url(), answer.status(), settings.good(), answer.excerpt()));
    }
    if (settings.expectBody().filter(wanted -> !has(answer, wanted)).isPresent()) {
      throw new Failure(
          "%s answered without what is expected, '%s'%s"
              .formatted(answer.url(), settings.expectBody().get(), answer.excerpt()));
    }
    run.message("%d in %s".formatted(answer.status(), Words.of(answer.took())));
  }

  private static boolean has(Answer answer, String wanted) {
    return Pattern.compile(wanted).matcher(answer.text()).find();
  }

  private static void await(Browser browser, URI url, Duration atMost, TaskRun run)
      throws IOException, InterruptedException {
    Instant until = run.clock().instant().plus(atMost);
    String why = "it was not asked";
    while (run.clock().instant().isBefore(until)) {
      run.throwIfCancelled();
      try {
        Answer answer = browser.ask(Call.get(url, LOOK.multipliedBy(10)));
        if (answer.isGood()) {
          return;
        }
        why = "it answers " + answer.status();
      } catch (IOException notYet) {
        why = String.valueOf(notYet.getMessage());
      }
      Thread.sleep(LOOK);
    }
    throw new Failure("%s was not ready within %s: %s".formatted(url, Words.of(atMost), why));
  }
}
