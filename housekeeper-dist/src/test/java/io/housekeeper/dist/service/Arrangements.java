package io.housekeeper.dist.service;

import static java.util.Map.entry;

import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is arranged so that a test can do what the guide says, and what it leaves out. */
final class Arrangements {

  /** Pages that begin in a clone of the project. The others are for whom a service runs already. */
  private static final Set<String> BEGIN_IN_A_CLONE =
      Set.of("README.md", "docs/getting-started.md");

  /** What that service has to do. */
  static final String CONFIGURATION =
      """
      tasks.hello { type = command, schedule = "every 1s", settings { command = [echo, hello] } }
      """;

  /** What there is on the reader's machine, and what stands for it below the folder of the test. */
  private static final Map<String, String> STAND_INS =
      Map.of(
          "~/", "FOLDER/home/",
          "/backups", "FOLDER/backups",
          "/var/log/app", "FOLDER/logs",
          "NAME", "hello");

  /** Commands, by how they begin, that are not typed, and why. */
  static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          entry("mvn verify", "the build that this is a part of; with -Psweep it takes very long"),
          entry("mvn -DskipTests install", "the build has just done it, for this test alone"),
          entry("mvn spotless:apply", "would change sources; the build checks the same"),
          entry(
              "mvn -pl housekeeper-api,housekeeper-runtime test -Dtest=ConformanceTest",
              "would write its page; the build checks that page"),
          entry("scripts/measure-start", "measures, on a machine that is left alone"),
          entry("scripts/prove-faults", "takes a quarter of an hour; the build does a sample"),
          entry("scripts/prove-gates", "builds the project once for each gate"),
          entry("scripts/simulate", "takes as long as it is told; the build does a sample"),
          entry("benchmarks/run", "measures, on a machine that is left alone"),
          entry("mvn -DskipTests package", "the build that this is a part of does it"),
          entry("mvn -Prelease", "signs and uploads; scripts/check-release does the rest"),
          entry("scripts/check-release", "builds the release twice, for ten minutes"),
          entry("scripts/api-baseline", "says anew what the build compares with"),
          entry("scripts/set-version", "changes the poms; ReleaseTest compares them"),
          entry("git tag", "is the release"),
          entry("docker", "nowhere: there is no engine; DeployIT does what can be done without"),
          entry("kubectl", "nowhere: there is no cluster; DeployTest compares the file"));

  private static final String EXAMPLES = "examples";

  /**
   * Blocks, by their language or by their page and that, which are tried elsewhere or not at all.
   */
  static final Map<String, String> TRIED_ELSEWHERE =
      Map.of(
          EXAMPLES,
          "DocumentedCommandsTest: each prints what is written",
          "java",
          "GuideTest: each is part of what is compiled",
          "docs/ledger.md sql",
          "DocumentedQueriesTest: both databases answer",
          "docs/configuration.md conf",
          "GuideIT: a file with mistakes",
          "docs/configuration.md text",
          "GuideIT: what check says of them",
          "deploy/README.md js",
          "ApplicationSideTest: Node.js answers by it",
          "docs/operating.md nginx",
          "NginxIT: an nginx is told it",
          "docs/operating.md hocon",
          "TlsIT: the service is told it");

  /** What commands answer, by a pattern of each. */
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          entry("(mkdir|tar|cp) .*", "\\A\\z"),
          entry("mvn .*", "BUILD SUCCESS"),
          entry("\\S*/housekeeper check", "^all is well with "),
          entry("\\S*/housekeeper token --local", "^http://\\S+/admin/sign-in\\?link=hk_"),
          entry("\\S*/housekeeper reload", "what it says holds from now on\n$"),
          entry("\\S*/housekeeper next .*", "^(at|every) .*\n\n20"),
          entry("\\S*/housekeeper new .*", " has the project\\. Build it"),
          entry("\\S*/housekeeper backup .*", ": [0-9,]{5,} bytes\n$"),
          entry("\\S*/housekeeper import .*", "^tasks \\{"),
          entry("\\S*/housekeeper export .* --output .*", "^[1-9][0-9,]* rows\n$"),
          entry("\\S*/housekeeper export --what tasks", "\ntidy-up,"),
          entry("\\S*/housekeeper export --what tasks --task hello", "\nhello,"),
          entry("\\S*/housekeeper export --task hello", ",hello,SUCCEEDED,"));

  /** What the service says after some of them. */
  private static final Map<String, String> HEARD =
      Map.of(
          "\\./housekeeper", "task 'after-hello' succeeded",
          "\\S*/housekeeper run --dev (\\S+)", "plugin '$1' 9999-dev runs",
          "cp \\S*?([a-z-]+)-1\\.0\\.jar plugins/?", "plugin '$1' 1.0 runs");

  private Arrangements() {}

  static boolean beginsInAClone(Page page) {
    return BEGIN_IN_A_CLONE.contains(page.name());
  }

  /** The same with what stands for the places and names of the reader. */
  static String arranged(String text, Path folder) {
    String here = text;
    for (Map.Entry<String, String> one : STAND_INS.entrySet()) {
      here = here.replace(one.getKey(), one.getValue());
    }
    return here.replace("FOLDER", folder.toString());
  }

  /** Under which name a step of a page is left out, if it is. */
  static Optional<String> leftOut(Page page, Step step) {
    return switch (step) {
      case Step.Command command ->
          LEFT_OUT.keySet().stream()
              .filter(it -> (command.text() + " ").startsWith(it + " "))
              .findFirst();
      case Step.Block block ->
          Stream.of(block.language(), page + " " + block.language())
              .filter(TRIED_ELSEWHERE::containsKey)
              .findFirst();
      case Step.Example example -> Optional.of(EXAMPLES);
    };
  }

  /** A pattern of what the command answers. */
  static Optional<String> answer(String command) {
    return ANSWERS.entrySet().stream()
        .filter(it -> command.matches(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What the service is heard to say after it. */
  static Optional<String> heard(String command) {
    return HEARD.entrySet().stream()
        .filter(it -> command.matches(it.getKey()))
        .map(it -> command.replaceFirst(it.getKey(), it.getValue()))
        .findFirst();
  }
}
