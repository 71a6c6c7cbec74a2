package io.housekeeper.dist.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A project that somebody works on: what its build has compiled is made a plugin, anew whenever it
 * has changed and come to rest.
 */
final class Project implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Project.class);

  private static final long LOOK_MILLIS = 300;

  /** Newer than whatever is installed beside it. */
  private static final String VERSION = "9999-dev";

  private final Path project;
  private final TemporaryFolder folder;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeper-project").factory());
  private Future<?> looking = CompletableFuture.completedFuture(null);
  private String before = "";
  private String packed = "";

  private Project(Path project, TemporaryFolder folder) {
    this.project = project;
    this.folder = folder;
  }

  /**
   * A project of Maven or Gradle.
   *
   * @throws IllegalArgumentException with a sentence, if it is none
   */
  static Project at(Path directory) {
    Path project = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(project)) {
      throw new IllegalArgumentException("there is no folder " + project);
    }
    try {
      Project one = new Project(project, TemporaryFolder.named("housekeeper-dev"));
      if (one.outputs().isEmpty()) {
        LOG.warn("{} is not compiled yet: its plugin comes when it is", project);
      }
      one.pack(one.stamp());
      return one;
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }

  /** Where its plugin is. */
  Path folder() {
    return folder.path();
  }

  /** Looks from now on whether it was compiled again. */
  void watch() {
    looking =
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      String now = stamp();
      if (now.equals(before) && !now.equals(packed)) {
        pack(now);
      }
      before = now;
    } catch (IOException | UncheckedIOException unread) {
      LOG.warn("{} cannot be read: {}", project, unread.toString());
    }
  }

  /** Folders of classes and resources, as the build leaves them. */
  private List<Path> outputs() {
    return Stream.of("target/classes", "build/classes/java/main", "build/resources/main")
        .map(project::resolve)
        .filter(Files::isDirectory)
        .toList();
  }

  private static List<Path> files(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private String stamp() throws IOException {
    StringBuilder stamp = new StringBuilder();
    for (Path output : outputs()) {
      for (Path file : files(output)) {
        stamp.append(file).append(' ').append(Files.getLastModifiedTime(file)).append(' ');
        stamp.append(Files.size(file)).append('\n');
      }
    }
    return stamp.toString();
  }

  private void pack(String now) throws IOException {
    if (now.isEmpty()) {
      return;
    }
    String name = String.valueOf(project.getFileName());
    Path plugin = Files.createDirectories(folder.path().resolve(name));
    libraries(plugin);
    Path part = folder.path().resolve("." + name + ".part");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(part), manifest(name))) {
      for (Path output : outputs()) {
        add(output, jar);
      }
    }
    Files.move(part, plugin.resolve(name + ".jar"), StandardCopyOption.ATOMIC_MOVE);
    packed = now;
  }

  /** Those that {@code mvn dependency:copy-dependencies} has put there. */
  private void libraries(Path plugin) throws IOException {
    Path libraries = project.resolve("target/dependency");
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> files = Files.list(libraries)) {
        for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
          Path copy = plugin.resolve(jar.getFileName());
          if (!Files.exists(copy)) {
            Files.copy(jar, copy);
          }
        }
      }
    }
  }

  private static Manifest manifest(String name) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, name);
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, VERSION);
    return manifest;
  }

  private static void add(Path output, JarOutputStream jar) throws IOException {
    for (Path file : files(output)) {
      String entry = output.relativize(file).toString().replace('\\', '/');
      if (!entry.equals("META-INF/MANIFEST.MF")) {
        jar.putNextEntry(new JarEntry(entry));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }

  @Override
  public void close() {
    looking.cancel(false);
    looks.shutdownNow();
    folder.close();
  }
}
