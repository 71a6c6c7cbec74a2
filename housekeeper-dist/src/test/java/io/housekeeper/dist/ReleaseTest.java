package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.guide.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has to be the same in several files is: the version, and which modules there are. */
class ReleaseTest {

  private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
  private static final Pattern OURS =
      Pattern.compile("<artifactId>(housekeeper-[a-z]+)</artifactId>\\s*<version>(.*?)</version>");
  private static final Pattern EXAMPLE =
      Pattern.compile("<housekeeper.version>(.*?)</housekeeper.version>");
  private static final Pattern HEADING =
      Pattern.compile("(?m)^## \\[(\\d.*?)] - \\d{4}-\\d\\d-\\d\\d$");
  private static final Pattern SNAPSHOT = Pattern.compile("-SNAPSHOT$");

  private static String read(String name) {
    try {
      return Files.readString(Checkout.ROOT.resolve(name));
    } catch (IOException unread) {
      throw new AssertionError(unread);
    }
  }

  private static List<String> all(Pattern pattern, int group, String text) {
    return pattern.matcher(text).results().map((MatchResult it) -> it.group(group)).toList();
  }

  private static String management(String pom) {
    int begin = pom.indexOf("<dependencyManagement>");
    return pom.substring(begin, pom.indexOf("</dependencyManagement>", begin));
  }

  private static String version() {
    return all(OURS, 2, read("pom.xml")).get(0);
  }

  private static String release() {
    return SNAPSHOT.matcher(version()).replaceFirst("");
  }

  private static Stream<String> modules() {
    return all(MODULE, 1, read("pom.xml")).stream();
  }

  private static Stream<String> published() {
    return modules().filter(it -> !read(it + "/pom.xml").contains("<skipPublishing>true"));
  }

  private static List<String> libraries() {
    return published().filter(it -> !it.matches(".*-(bom|dist)")).toList();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void eachModuleHasTheVersionOfTheProject(String module) {
    assertThat(all(OURS, 2, read(module + "/pom.xml")).get(0)).isEqualTo(version());
  }

  @Test
  void examplesAreBuiltWithThisVersion() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.ROOT.resolve("examples"))) {
      List<String> named =
          files
              .map(it -> read(it.resolve("pom.xml").toString()))
              .flatMap(pom -> all(EXAMPLE, 1, pom).stream())
              .toList();
      assertThat(named).hasSize(4).containsOnly(version());
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void whatIsPublishedSaysWhatItIs(String module) {
    assertThat(read(module + "/pom.xml")).contains("\n  <name>", "\n  <description>");
  }

  @Test
  void theBomManagesEachLibraryAndNothingElse() {
    String managed = management(read("housekeeper-bom/pom.xml"));
    assertThat(all(OURS, 1, managed)).containsExactlyElementsOf(libraries()).hasSize(7);
    assertThat(all(OURS, 2, managed)).containsOnly("${project.version}");
    assertThat(managed.split("<dependency>", -1)).hasSize(1 + libraries().size());
    assertThat(all(OURS, 1, management(read("pom.xml")))).containsExactlyElementsOf(libraries());
  }

  @Test
  void theReleaseScriptKnowsEachLibrary() {
    String known = String.join(" ", libraries()).replace("housekeeper-", "");
    assertThat(read("scripts/check-release")).contains("libraries=\"" + known + "\"");
  }

  @Test
  void aReleaseIsTheNewestOfTheChangelog() {
    List<String> released = all(HEADING, 1, read("CHANGELOG.md"));
    assertThat(released).isNotEmpty().doesNotHaveDuplicates();
    if (version().equals(release())) {
      assertThat(released.get(0)).isEqualTo(version());
    }
  }

  @Test
  void theClusterRunsTheImageOfTheRelease() {
    assertThat(read("deploy/kubernetes/housekeeper.yaml"))
        .contains("image: housekeeper:" + release() + "\n");
  }
}
