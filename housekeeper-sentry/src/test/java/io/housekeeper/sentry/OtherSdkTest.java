package io.housekeeper.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sentry.CheckIn;
import io.sentry.SentryEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that have initialised another SDK, each in a process of its own. */
@Timeout(180)
class OtherSdkTest {

  private static final Path SDKS = Path.of("target/sdks");

  @TempDir private Path folder;
  private final Receiver receiver = new Receiver();

  @AfterEach
  void end() {
    receiver.close();
  }

  private static Path sdk(String version) {
    return SDKS.resolve("sentry-%s.jar".formatted(version)).toAbsolutePath();
  }

  /** All that this test has, with another SDK in place of its own. */
  private static String classPath(String version) {
    return Stream.concat(
            Stream.of(sdk(version).toString()),
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(one -> !Path.of(one).getFileName().toString().matches("sentry-[0-9].*jar")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private int code(String classPath, String how) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                OtherSdkProgram.class.getName(),
                how,
                receiver.dsn().reveal(),
                folder.toString(),
                folder.resolve("plugins").toString())
            .redirectErrorStream(true)
            .redirectOutput(said().toFile())
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void runs(String classPath, String how) throws IOException, InterruptedException {
    assertThat(code(classPath, how)).as(() -> text(said())).isZero();
  }

  private Path said() {
    return folder.resolve("said.txt");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException failure) {
      return failure.toString();
    }
  }

  /** Where its classes are shared, what is not said is taken from what was initialised. */
  @ParameterizedTest
  @ValueSource(strings = {"7.22.6", "8.0.0", "8.62.0"})
  void theOneOfTheApplicationIsUsedAndGoesOn(String version) throws Exception {
    runs(classPath(version), "shared");
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getStatus, CheckIn::getEnvironment, CheckIn::getRelease)
        .containsExactly(tuple("in_progress", "app", "app@1"), tuple("error", "app", "app@1"));
    assertThat(receiver.events())
        .extracting(SentryEvent::getTransaction, SentryEvent::getEnvironment)
        .containsExactly(tuple("nightly", "app"), tuple(null, "app"));
  }

  @Test
  void oneThatIsTooOldIsRefusedWithASentence() throws Exception {
    assertThat(code(classPath("6.0.0"), "shared")).isNotZero();
    assertThat(text(said()))
        .contains("the application's SDK of Sentry is too old: it must be 7.22 or newer");
  }

  /** A JAR with an SDK beside it, of which nothing is in the class path. */
  private void plugged(String version, String how) throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("plugins/sentry"));
    pack(Path.of("target/classes"), place.resolve("housekeeper-sentry.jar"));
    Files.copy(sdk("8.62.0"), place.resolve("sentry.jar"));
    String withoutPlugin =
        Arrays.stream(classPath(version).split(File.pathSeparator, -1))
            .filter(one -> !one.endsWith("housekeeper-sentry/target/classes"))
            .collect(Collectors.joining(File.pathSeparator));
    runs(withoutPlugin, how);
  }

  /** Where they are not, each has its own: two versions in one process. */
  @ParameterizedTest
  @ValueSource(strings = {"7.22.6", "8.0.0"})
  void oneInALoaderOfItsOwnIsNoneOfTheApplicationsBusiness(String version) throws Exception {
    plugged(version, "isolated");
    assertThat(receiver.events())
        .extracting(
            SentryEvent::getTransaction,
            SentryEvent::getEnvironment,
            one -> Objects.requireNonNull(one.getSdk()).getVersion())
        .containsExactly(tuple("nightly", "plugin", "8.62.0"), tuple(null, "app", version));
  }

  /** Where it is said that they are shared, a JAR takes those of the application, too. */
  @ParameterizedTest
  @ValueSource(strings = {"7.22.6", "8.0.0"})
  void oneInALoaderOfItsOwnIsLentTheOneOfTheApplication(String version) throws Exception {
    plugged(version, "lent");
    assertThat(receiver.events())
        .extracting(
            SentryEvent::getTransaction,
            SentryEvent::getEnvironment,
            SentryEvent::getRelease,
            one -> Objects.requireNonNull(one.getSdk()).getVersion())
        .containsExactly(
            tuple("nightly", "lent", "app@1", version), tuple(null, "app", "app@1", version));
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        out.write(Files.readAllBytes(file));
      }
    }
  }
}
