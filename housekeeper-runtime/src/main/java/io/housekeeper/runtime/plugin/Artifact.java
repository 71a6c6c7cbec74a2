package io.housekeeper.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plugin as it lies on the disk: nothing of it is loaded yet.
 *
 * @param version of its manifest, or of the name of its file
 * @param jars in the order of their names, each with its sum
 * @param doors how things come in from it
 * @param api the version of the plugin API that it was built for, if it says so
 * @param wantsRestart whether it cannot be replaced while the service runs
 */
record Artifact(
    String name,
    String version,
    List<Jar> jars,
    Set<Door> doors,
    Optional<String> api,
    boolean wantsRestart) {

  /** Of a plugin that says nowhere which version it is. */
  private static final String UNVERSIONED = "0";

  /**
   * A file, and what is in it.
   *
   * @param sum its SHA-256 sum, in hexadecimal digits
   */
  record Jar(Path file, String sum) {

    static Jar of(Path file) throws CannotInstall {
      try (InputStream in =
          new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
        byte[] sum = ((DigestInputStream) in).getMessageDigest().digest();
        return new Jar(file, HexFormat.of().formatHex(sum));
      } catch (IOException unread) {
        throw new CannotInstall(
            "%s cannot be read: %s".formatted(file.getFileName(), unread), unread);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  Artifact {
    jars = List.copyOf(jars);
    doors = Set.copyOf(doors);
  }

  /**
   * Reads what a JAR, or a folder of JARs, says of itself.
   *
   * @throws CannotInstall with a sentence, if that is no plugin
   */
  static Artifact of(Path source) throws CannotInstall {
    PluginName name = PluginName.of(source);
    Set<Door> doors = EnumSet.noneOf(Door.class);
    Optional<String> version = Optional.empty();
    Optional<String> api = Optional.empty();
    boolean wantsRestart = false;
    List<Jar> jars = new ArrayList<>();
    for (Path file : files(source)) {
      JarFacts facts = JarFacts.of(file);
      jars.add(Jar.of(file));
      doors.addAll(facts.doors());
      api = api.or(facts::api);
      wantsRestart |= facts.wantsRestart();
      if (!facts.doors().isEmpty()) {
        // The others are libraries, with versions of their own.
        version = version.or(facts::version);
      }
    }
    if (doors.isEmpty()) {
      throw new CannotInstall(
          "%s brings nothing: it has none of the files %s"
              .formatted(source.getFileName(), Door.files()));
    }
    String known = version.or(name::version).orElse(UNVERSIONED);
    return new Artifact(name.name(), known, jars, doors, api, wantsRestart);
  }

  private static List<Path> files(Path source) throws CannotInstall {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (Stream<Path> all = Files.list(source)) {
      List<Path> jars =
          all.filter(file -> String.valueOf(file.getFileName()).endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new CannotInstall("the folder %s has no JARs".formatted(source.getFileName()));
      }
      return jars;
    } catch (IOException unread) {
      throw new CannotInstall(
          "the folder %s cannot be read: %s".formatted(source.getFileName(), unread), unread);
    }
  }
}
