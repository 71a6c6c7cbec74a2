package io.housekeeper.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files in the JARs of a plugin, none of which is loaded for it.
 *
 * @param entries names of files, without folders, by the JAR that they are in
 */
record PluginJars(Map<Path, List<String>> entries) {

  private static final String CLASS = ".class";

  /** Java 21, the oldest that the service runs on. */
  private static final int NEWEST_CLASS_VERSION = 65;

  /** The class files of Java 1 have version 45. */
  private static final int BEFORE_JAVA = 44;

  private static final Map<String, String> SHARED =
      Map.of("io/housekeeper/api/", "the plugin API", "org/slf4j/", "SLF4J");

  static void mustBeThere(Path plugin) {
    if (!Files.exists(plugin)) {
      throw new AssertionError(
          "there is no %s: this test has to run when that is built, as one named …IT does that Failsafe runs"
              .formatted(plugin));
    }
  }

  static PluginJars of(Path plugin) {
    mustBeThere(plugin);
    Map<Path, List<String>> entries = new LinkedHashMap<>();
    for (Path jar : jars(plugin)) {
      try (ZipFile file = new ZipFile(jar.toFile())) {
        entries.put(
            jar, file.stream().filter(one -> !one.isDirectory()).map(ZipEntry::getName).toList());
      } catch (IOException unread) {
        throw new AssertionError("%s cannot be read as a JAR: %s".formatted(jar, unread), unread);
      }
    }
    return new PluginJars(entries);
  }

  private static List<Path> jars(Path plugin) {
    if (!Files.isDirectory(plugin)) {
      return List.of(plugin);
    }
    try (Stream<Path> files = Files.list(plugin)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException unread) {
      throw new AssertionError("%s cannot be read: %s".formatted(plugin, unread), unread);
    }
  }

  boolean has(String entry) {
    return entries.values().stream().anyMatch(names -> names.contains(entry));
  }

  /** Classes that are never used, because those of the service are. */
  List<String> bundled() {
    return entries.entrySet().stream()
        .flatMap(jar -> SHARED.keySet().stream().flatMap(prefix -> bundled(jar, prefix).stream()))
        .toList();
  }

  /** What a JAR has of these packages; one class is enough to know. */
  private static Optional<String> bundled(Map.Entry<Path, List<String>> jar, String prefix) {
    ClassLoader host = PluginJars.class.getClassLoader();
    return jar.getValue().stream()
        .filter(name -> name.startsWith(prefix) && name.endsWith(CLASS))
        // A bridge of theirs that the service has not is the plugin's to bring.
        .filter(name -> host.getResource(name) != null)
        .findFirst()
        .map(
            name ->
                "%s bundles %s (%s), which the service has: give it the scope 'provided'"
                    .formatted(jar.getKey().getFileName(), SHARED.get(prefix), className(name)));
  }

  /** Classes that older Javas cannot read. */
  List<String> tooNew() {
    return entries.entrySet().stream().flatMap(jar -> tooNew(jar).stream()).toList();
  }

  /** What a JAR has of them; one class is enough to know. */
  private static Optional<String> tooNew(Map.Entry<Path, List<String>> jar) {
    try (ZipFile file = new ZipFile(jar.getKey().toFile())) {
      for (String name : jar.getValue()) {
        int version = isForEveryJava(name) ? version(file, name) : 0;
        if (version > NEWEST_CLASS_VERSION) {
          return Optional.of(
              "%s of %s was compiled for Java %d, and the service may run on Java %d: compile it with --release %4$d"
                  .formatted(
                      className(name),
                      jar.getKey().getFileName(),
                      version - BEFORE_JAVA,
                      NEWEST_CLASS_VERSION - BEFORE_JAVA));
        }
      }
      return Optional.empty();
    } catch (IOException unread) {
      throw new AssertionError(jar.getKey() + " cannot be read: " + unread, unread);
    }
  }

  /** Those of newer Javas are in folders of their own, where older ones do not look. */
  private static boolean isForEveryJava(String name) {
    return name.endsWith(CLASS)
        && !name.startsWith("META-INF/versions/")
        && !name.equals("module-info.class");
  }

  private static int version(ZipFile file, String name) throws IOException {
    try (InputStream in = file.getInputStream(file.getEntry(name));
        DataInputStream data = new DataInputStream(in)) {
      data.readInt(); // the magic number
      data.readUnsignedShort(); // the minor version
      return data.readUnsignedShort();
    }
  }

  private static String className(String entry) {
    return entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
  }
}
