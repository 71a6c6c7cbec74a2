package io.housekeeper.benchmarks.ledger;

import io.housekeeper.api.Secret;
import io.housekeeper.benchmarks.ledger.Databases.Place;
import io.housekeeper.http.HttpExtension;
import io.housekeeper.http.settings.HttpSettings;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.ledger.jdbi.LargeLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** What somebody waits for who looks at the dashboard, with ten million runs in the ledger. */
public final class DashboardBenchmark {

  private static final int TASKS = 1_000;
  private static final int RUNS = 10_000;

  private static final String TOKEN = "a-token-for-the-benchmark";

  private static final String HELP =
      """
      benchmarks/run dashboard [sqlite|postgresql]

      10 million runs of 1,000 tasks, 10,000 of each, and the pages of the dashboard over HTTP, of
      a node that runs. 50 of the tasks ran every minute for 400 days. Each page is asked for 200
      times to warm up and 200 times that count, of other tasks, runs and times each time; or for 20
      seconds each. Both databases unless one is named. The exit code is 1 if a p95 is over 100 ms.
      """;

  private final Random chance = new Random(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  private DashboardBenchmark(int port) {
    this.address = "http://localhost:" + port;
  }

  public static void main(String[] arguments) throws Exception {
    Databases.each(arguments, HELP, DashboardBenchmark::measure);
  }

  private static boolean measure(Databases database) throws SQLException, IOException {
    System.out.printf("%n## %s%n%n", database);
    try (Place place = database.open()) {
      Instant begin = InstantSource.system().instant();
      new BrowsedLedger(database, place, new LargeLedger(TASKS, RUNS)).fill(begin);
      int port = freePort();
      try (Housekeeper housekeeper =
          Housekeeper.builder()
              .ledger(place.address().orElseThrow())
              .retention(Duration.ofDays(4_000))
              .extension(
                  new HttpExtension(),
                  HttpSettings.builder().port(port).token(Secret.of(TOKEN)).build())
              .build()) {
        housekeeper.start();
        PageTimes times = new PageTimes(100);
        DashboardBenchmark dashboard = new DashboardBenchmark(port);
        dashboard.tasks(times);
        dashboard.runs(times);
        dashboard.house(times);
        return times.passes();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private void tasks(PageTimes times) {
    time(times, "all tasks", () -> "/admin/cron");
    time(times, "those whose names have a 7", () -> "/admin/cron?text=7");
    time(times, "one row, after a run of it", () -> "/admin/cron?rows=" + task());
    time(times, "a task", () -> "/admin/cron/" + task());
    time(times, "a task that ran every minute for 400 days", () -> "/admin/cron/" + busy());
    time(times, "the form of a run", () -> "/admin/cron/" + task() + "/run");
    time(times, "the form of a change", () -> "/admin/cron/" + task() + "/edit?field=schedule");
    time(times, "timeline of a day", () -> "/admin/timeline?skip=" + chance.nextInt(900));
    time(
        times, "timeline of a week", () -> "/admin/timeline?span=week&skip=" + chance.nextInt(900));
    time(times, "a new task", () -> "/admin/new");
  }

  private void runs(PageTimes times) {
    time(times, "runs", () -> "/admin/runs?below=" + below());
    time(times, "runs that failed", () -> "/admin/runs?state=FAILED&below=" + below());
    time(times, "runs of a task", () -> "/admin/runs?task=" + task());
    time(times, "runs of a task that failed", () -> "/admin/runs?state=FAILED&task=" + task());
    time(times, "runs of a quarter of an hour, by schedule", this::quarter);
    time(times, "runs by a text that none has", () -> "/admin/runs?containing=in+none+of+them");
    time(times, "a run", () -> "/admin/runs/" + run());
  }

  private void house(PageTimes times) {
    for (String page : List.of("plugins", "nodes", "listeners", "audit", "tokens")) {
      time(times, page, () -> "/admin/" + page);
    }
  }

  private void time(PageTimes times, String page, Supplier<String> path) {
    times.time(page, () -> ask(path.get()));
  }

  private void ask(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Accept-Encoding", "gzip")
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "%s was answered with %d".formatted(path, response.statusCode()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private String task() {
    return "task-" + (1 + BrowsedLedger.BUSY + chance.nextInt(TASKS - BrowsedLedger.BUSY));
  }

  private String busy() {
    return "busy-" + (1 + chance.nextInt(BrowsedLedger.BUSY));
  }

  private String quarter() {
    Instant from = BrowsedLedger.FIRST.plus(Duration.ofMinutes(chance.nextInt(RUNS - 15)));
    return "/admin/runs?trigger=SCHEDULE&from=%s&to=%s"
        .formatted(from, from.plus(Duration.ofMinutes(15)));
  }

  private long below() {
    return LargeLedger.idAfter(1 + chance.nextInt(RUNS));
  }

  private long run() {
    return LargeLedger.idAfter(chance.nextInt(RUNS)) + 1 + chance.nextInt(TASKS);
  }
}
