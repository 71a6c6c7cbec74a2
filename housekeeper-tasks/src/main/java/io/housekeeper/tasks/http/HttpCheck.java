package io.housekeeper.tasks.http;

import io.housekeeper.api.Setting;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Looks whether an address answers as it should, and in time, and how long its certificate lasts.
 */
public final class HttpCheck implements TaskType<HttpCheck.Settings> {

  /** What is asked, and what is good. */
  public record Settings(
      @Setting("The address that is asked") URI url,
      @Setting("The good answers, as 200; all from 200 to 299 unless there are some")
          List<Integer> expect,
      @Setting(value = "How long an answer may take", or = "10s") Duration latency,
      @Setting(value = "How long the certificate must still be valid", or = "14d")
          Duration certificate) {

    public Settings {
      Call.check(url);
      if (!latency.isPositive()) {
        throw new IllegalArgumentException("latency must be positive, and was " + latency);
      }
    }
  }

  @Override
  public TaskSpec spec() {
    return TaskSpec.named("http-check")
        .describedAs(
            "Checks that an address answers, how fast, and until when its certificate lasts")
        .timeout(Duration.ofMinutes(2))
        .build();
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public void run(Settings settings, TaskRun run) throws Exception {
    try (Browser browser = new Browser(run.clock())) {
      // What is too late is measured, and not cut off.
      Answer answer = browser.ask(Call.get(settings.url(), settings.latency().multipliedBy(2)));
      run.count("latency-ms", answer.took().toMillis());
      if (!answer.isGood(settings.expect())) {
        throw new Failure(
            "%s answered %d%s".formatted(answer.url(), answer.status(), answer.excerpt()));
      }
      if (answer.took().compareTo(settings.latency()) > 0) {
        throw new Failure(
            "%s answered after %s, and should within %s"
                .formatted(answer.url(), Words.of(answer.took()), Words.of(settings.latency())));
      }
      Optional<Instant> end = answer.session().flatMap(HttpCheck::end);
      if (end.isPresent()) {
        checkCertificate(answer, end.get(), settings.certificate(), run);
      }
      run.message("%d in %s".formatted(answer.status(), Words.of(answer.took())));
    }
  }

  private static void checkCertificate(Answer answer, Instant end, Duration wanted, TaskRun run)
      throws IOException {
    Duration left = Duration.between(run.clock().instant(), end);
    run.count("certificate-days", left.toDays());
    if (left.compareTo(wanted) < 0) {
      throw new Failure(
          "the certificate of %s ends at %s, in %d days"
              .formatted(answer.url().getHost(), end, left.toDays()));
    }
  }

  /** When the first certificate of the chain ends. */
  private static Optional<Instant> end(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return Arrays.stream(chain)
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .map(one -> one.getNotAfter().toInstant())
          .min(Comparator.naturalOrder());
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }
}
