package io.housekeeper.dist.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide has an application do that is called when something is due. */
class ApplicationSideTest {

  private static final String ROUTE = "app/api/cron/refresh-feeds/route.js";

  /** Asks without a secret, with a wrong one, with a longer one, and with the right one. */
  private static final String ASKING =
      """
      import { POST } from "./%s";
      for (const said of [undefined, "Bearer wrong", "Bearer what-both-know-", "Bearer what-both-know"]) {
        const headers = said ? { authorization: said } : {};
        const answer = await POST(new Request("http://app/", { method: "POST", headers }));
        console.log(answer.status, await answer.text());
      }
      """
          .formatted(ROUTE);

  @TempDir private Path folder;

  @Test
  void nextJsLetsInWhoeverKnowsTheSecret() throws Exception {
    assumeThat(isThere("node")).as("Node.js is on the PATH").isTrue();
    Path route = folder.resolve(ROUTE);
    Files.createDirectories(route.getParent());
    Files.copy(Deploy.FOLDER.resolve("application/route.js"), route);
    Files.createDirectories(folder.resolve("lib"));
    write("lib/feeds.js", "export const refreshFeeds = async () => 3;\n");
    write("package.json", "{ \"type\": \"module\" }\n");
    write("ask.js", ASKING);

    assertThat(answered("what-both-know").lines())
        .containsExactly(
            "401 {\"error\":\"not allowed\"}",
            "401 {\"error\":\"not allowed\"}",
            "401 {\"error\":\"not allowed\"}",
            "200 {\"refreshed\":3}");
    assertThat(answered("").lines())
        .as("without a secret nobody")
        .allMatch(it -> it.startsWith("401"));
  }

  @Test
  void theGuideShowsThatRoute() throws IOException {
    String route = Files.readString(Deploy.FOLDER.resolve("application/route.js"));
    assertThat(Page.all())
        .filteredOn(page -> page.name().equals("deploy/README.md"))
        .flatMap(page -> page.steps(Step.Block.class).toList())
        .filteredOn(block -> block.language().equals("js"))
        .extracting(Step.Block::text)
        .containsExactly(route);
  }

  @Test
  void javaLetsInWhoeverKnowsTheSecret() {
    CronSecret secret = new CronSecret("what-both-know");
    assertThat(secret.isIn("Bearer what-both-know")).isTrue();
    assertThat(secret.isIn("Bearer what-both-know-")).isFalse();
    assertThat(secret.isIn("Bearer wrong")).isFalse();
    assertThat(secret.isIn("")).isFalse();
    assertThat(new CronSecret("").isIn("Bearer ")).isFalse();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private String answered(String secret) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of("node", "ask.js"));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("CRON_SECRET", secret);
    return said(builder.start());
  }

  private static String said(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private static boolean isThere(String program) throws Exception {
    try {
      return !said(new ProcessBuilder(List.of(program, "--version")).start()).isBlank();
    } catch (IOException missing) {
      return false;
    }
  }
}
