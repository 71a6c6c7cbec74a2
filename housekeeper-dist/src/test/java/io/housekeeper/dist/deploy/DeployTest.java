package io.housekeeper.dist.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.housekeeper.dist.guide.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the files for containers and clusters say is so. No engine is needed for that. */
class DeployTest {

  /** After it was interrupted, a run has 5 s to end; the rest is for listeners and the ledger. */
  private static final Duration AFTER_PATIENCE = Duration.ofSeconds(15);

  private static final String HOME = "/opt/housekeeper";
  private static final String USER = "10001";
  private static final Pattern SECONDS = Pattern.compile("(\\d+)s");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\??([A-Z_]+)}");
  private static final Pattern START_PERIOD = Pattern.compile("--start-period=(\\S+)");

  @TempDir private Path folder;

  private static Config reference() throws IOException {
    String page = Files.readString(Checkout.ROOT.resolve("docs/configuration-reference.md"));
    int begin = page.indexOf("```hocon\n") + "```hocon\n".length();
    return ConfigFactory.parseString(page.substring(begin, page.indexOf("```", begin)));
  }

  private static Duration seconds(String text) {
    Matcher seconds = SECONDS.matcher(text);
    assertThat(seconds.matches()).as(text).isTrue();
    return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
  }

  private static Stream<String> yaml() throws IOException {
    return Deploy.yaml().stream();
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void eachCanBeRead(String name) {
    assertThat(Deploy.documents(name)).isNotEmpty().allMatch(JsonNode::isObject);
  }

  private static JsonNode pod() {
    return Deploy.resource("StatefulSet").at("/spec/template/spec");
  }

  private static JsonNode container() {
    return pod().at("/containers/0");
  }

  private static JsonNode service(String file, String name) {
    JsonNode all = Deploy.document("compose/" + file + ".yaml");
    JsonNode service = all.at("/services/" + name);
    return service.has("<<") ? all.at("/x-node") : service;
  }

  private static Stream<JsonNode> composed() {
    return Stream.of(service("application", "cron"), service("cluster", "one"));
  }

  @Test
  void thePortIsThatOfTheService() throws IOException {
    int port = reference().getInt("http.port");
    assertThat(Containerfile.read().text("EXPOSE")).isEqualTo(Integer.toString(port));
    assertThat(container().at("/ports/0/containerPort").asInt()).isEqualTo(port);
    assertThat(container().at("/ports/0/name").asString()).isEqualTo("http");
    assertThat(Deploy.resource("Service").at("/spec/ports/0/targetPort").asString())
        .isEqualTo("http");
    List<String> published = new ArrayList<>();
    for (String name : List.of("application", "cluster")) {
      for (JsonNode one : Deploy.document("compose/" + name + ".yaml").at("/services")) {
        one.path("ports").forEach(it -> published.add(it.asString()));
      }
    }
    assertThat(published).hasSize(3).allMatch(it -> it.startsWith("127.0.0.1:"));
    assertThat(published).allMatch(it -> it.endsWith(":" + port));
    assertThat(Deploy.text("prometheus/prometheus.yaml")).contains("\"one:" + port + "\"");
  }

  @Test
  void thereIsMoreTimeToEndThanTheServiceTakes() throws IOException {
    Duration atLeast = reference().getDuration("shutdown.patience").plus(AFTER_PATIENCE);
    long kubernetes = pod().at("/terminationGracePeriodSeconds").asLong();
    assertThat(Duration.ofSeconds(kubernetes)).isGreaterThanOrEqualTo(atLeast);
    assertThat(composed())
        .extracting(one -> seconds(one.at("/stop_grace_period").asString()))
        .hasSize(2)
        .allMatch(grace -> grace.compareTo(atLeast) >= 0);
    assertThat(Containerfile.read().text("STOPSIGNAL")).isEqualTo("SIGTERM");
  }

  @Test
  void thereIsMoreTimeToStartThanTheServiceWaitsForItsLedger() throws IOException {
    Duration patience = reference().getDuration("ledger.patience");
    JsonNode probe = container().at("/startupProbe");
    assertThat(
            Duration.ofSeconds(
                probe.at("/periodSeconds").asLong() * probe.at("/failureThreshold").asLong()))
        .isGreaterThan(patience);
    Matcher period = START_PERIOD.matcher(Containerfile.read().text("HEALTHCHECK"));
    assertThat(period.find()).isTrue();
    assertThat(seconds(period.group(1))).isGreaterThan(patience);
  }

  @Test
  void nobodyInAContainerMayMoreThanHeMust() {
    Containerfile image = Containerfile.read();
    assertThat(image.text("USER")).isEqualTo(USER + ":" + USER);
    assertThat(image.text("VOLUME")).isEqualTo(HOME + "/data");
    assertThat(image.environment().get("TMPDIR")).startsWith(HOME + "/data/");
    JsonNode user = pod().at("/securityContext");
    assertThat(user.at("/runAsNonRoot").asBoolean()).isTrue();
    assertThat(user.at("/runAsUser").asString()).isEqualTo(USER);
    assertThat(user.at("/fsGroup").asString()).isEqualTo(USER);
    assertThat(user.at("/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
    assertThat(pod().at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    JsonNode rights = container().at("/securityContext");
    assertThat(rights.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(rights.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(rights.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
    assertThat(composed())
        .allMatch(one -> one.at("/read_only").asBoolean())
        .allMatch(one -> one.at("/cap_drop/0").asString().equals("ALL"))
        .allMatch(one -> one.at("/security_opt/0").asString().equals("no-new-privileges:true"));
  }

  @Test
  void theOnlyPlaceThatIsWrittenToIsAVolume() {
    Set<String> mounts = new TreeSet<>();
    container().at("/volumeMounts").forEach(it -> mounts.add(it.at("/mountPath").asString()));
    assertThat(mounts).containsExactly(HOME + "/conf", HOME + "/data");
    for (String name : List.of("application/cron", "cluster/one", "cluster/two")) {
      String[] parts = name.split("/", -1);
      List<String> volumes = new ArrayList<>();
      Deploy.document("compose/" + parts[0] + ".yaml")
          .at("/services/" + parts[1] + "/volumes")
          .forEach(it -> volumes.add(it.asString()));
      assertThat(volumes)
          .as(name)
          .containsExactlyInAnyOrder(
              "./%s.conf:%s/conf/housekeeper.conf:ro".formatted(parts[0], HOME),
              (parts[1].equals("cron") ? "data" : parts[1]) + ":" + HOME + "/data");
    }
  }

  @Test
  void theServiceWaitsForWhatItNeeds() {
    String condition = "service_healthy";
    assertThat(service("application", "cron").at("/depends_on/app/condition").asString())
        .isEqualTo(condition);
    assertThat(service("application", "app").at("/healthcheck/test").isArray()).isTrue();
    assertThat(service("cluster", "one").at("/depends_on/db/condition").asString())
        .isEqualTo(condition);
    assertThat(service("cluster", "db").at("/healthcheck/test").isArray()).isTrue();
  }

  @Test
  void whatIsSecretIsInNoFile() {
    assertThat(Deploy.documents("kubernetes/housekeeper.yaml"))
        .noneMatch(one -> one.at("/kind").asString().equals("Secret"));
    for (JsonNode one : container().at("/env")) {
      if (one.at("/name").asString().matches(".*(TOKEN|PASSWORD|SECRET).*")) {
        assertThat(one.at("/valueFrom/secretKeyRef/name").asString()).isEqualTo("housekeeper");
      }
    }
    assertThat(composed())
        .flatExtracting(one -> one.at("/environment").properties())
        .filteredOn(it -> it.getKey().matches(".*(TOKEN|PASSWORD|SECRET).*"))
        .isNotEmpty()
        .allMatch(it -> it.getValue().asString().startsWith("${" + it.getKey() + ":"));
  }

  /** By the guide, by the start script, or by the file that is there beside it. */
  @Test
  void eachVariableIsReadBySomebody() throws IOException {
    String known =
        Files.readString(Checkout.ROOT.resolve("docs/configuration.md"))
            + Files.readString(Path.of("src/main/service/bin/housekeeper"));
    Set<String> said = new TreeSet<>(Containerfile.read().environment().keySet());
    container().at("/env").forEach(it -> said.add(it.at("/name").asString()));
    composed().forEach(one -> said.addAll(one.at("/environment").propertyNames()));
    Set<String> named = new TreeSet<>();
    String files = Deploy.text("compose/application.conf") + Deploy.text("compose/cluster.conf");
    VARIABLE.matcher(files).results().forEach(it -> named.add(it.group(1)));
    assertThat(said).containsAll(named).contains("HOUSEKEEPER_TOKEN", "CRON_SECRET");
    assertThat(said)
        .allMatch(
            it ->
                named.contains(it)
                    || known.contains("`" + it)
                    || known.contains("# " + it)
                    || known.contains("#   " + it));
  }

  @Test
  void whatTheClusterKeepsRunningIsFound() {
    JsonNode labels = Deploy.resource("StatefulSet").at("/spec/template/metadata/labels");
    assertThat(labels).isNotEmpty();
    for (JsonNode one : Deploy.documents("kubernetes/housekeeper.yaml")) {
      JsonNode selector =
          one.at("/spec/selector").has("matchLabels")
              ? one.at("/spec/selector/matchLabels")
              : one.at("/spec/selector");
      assertThat(selector.isMissingNode() || selector.equals(labels)).as(one.toString()).isTrue();
    }
    assertThat(Deploy.resource("PodDisruptionBudget").at("/spec/maxUnavailable").asInt())
        .isLessThan(Deploy.resource("StatefulSet").at("/spec/replicas").asInt());
  }

  @Test
  void whatGoesIntoTheImageIsNotIgnored() {
    Set<String> sent = new TreeSet<>();
    Deploy.text("Containerfile.dockerignore").lines().forEach(sent::add);
    assertThat(sent).contains("*");
    for (String copied : Containerfile.read().texts("COPY")) {
      if (!copied.startsWith("--from")) {
        String file = copied.split(" ", -1)[0].replace("${ARCHIVE}", "");
        String named = file.isEmpty() ? Containerfile.read().text("ARG").split("=", -1)[1] : file;
        assertThat(sent).contains("!" + named);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check rules rules.yaml",
        "test rules rules-test.yaml",
        "check config --syntax-only prometheus.yaml"
      })
  void prometheusTakesItsFiles(String arguments) throws Exception {
    Path said = folder.resolve("said");
    List<String> command =
        Stream.concat(Stream.of("promtool"), Stream.of(arguments.split(" ", -1))).toList();
    Process promtool;
    try {
      promtool =
          new ProcessBuilder(command)
              .directory(Deploy.FOLDER.resolve("prometheus").toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException missing) {
      abort("there is no promtool: the rules are not tried");
      return;
    }
    assertThat(promtool.waitFor()).as(Files.readString(said)).isZero();
  }

  @Test
  void eachAlertIsTried() {
    String tried = Deploy.text("prometheus/rules-test.yaml");
    JsonNode rules = Deploy.document("prometheus/rules.yaml").at("/groups/0/rules");
    assertThat(rules).isNotEmpty();
    assertThat(rules)
        .allMatch(one -> tried.contains("alertname: " + one.at("/alert").asString() + "\n"));
  }
}
