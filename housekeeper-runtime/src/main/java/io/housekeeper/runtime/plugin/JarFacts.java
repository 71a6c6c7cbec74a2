package io.housekeeper.runtime.plugin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What a JAR says of itself, before any of its classes is loaded.
 *
 * @param doors how things come in from it
 * @param version that its manifest names
 * @param api the version of the plugin API that it was built for
 * @param wantsRestart whether it cannot be replaced while the service runs
 */
record JarFacts(
    Set<Door> doors, Optional<String> version, Optional<String> api, boolean wantsRestart) {

  private static final Attributes.Name API = new Attributes.Name("Housekeeper-Api");
  private static final Attributes.Name RELOAD = new Attributes.Name("Housekeeper-Reload");

  /**
   * Reads a JAR.
   *
   * @throws CannotInstall with a sentence, if it is none
   */
  static JarFacts of(Path jar) throws CannotInstall {
    try (JarFile file = new JarFile(jar.toFile())) {
      Set<Door> doors = EnumSet.noneOf(Door.class);
      for (Door door : Door.values()) {
        if (file.getEntry(door.file()) != null) {
          doors.add(door);
        }
      }
      Manifest manifest = Optional.ofNullable(file.getManifest()).orElseGet(Manifest::new);
      Attributes said = manifest.getMainAttributes();
      return new JarFacts(
          doors,
          value(said, Attributes.Name.IMPLEMENTATION_VERSION),
          value(said, API),
          value(said, RELOAD).filter("restart"::equalsIgnoreCase).isPresent());
    } catch (IOException | SecurityException unread) {
      throw new CannotInstall(unreadable(jar, unread), unread);
    }
  }

  private static Optional<String> value(Attributes said, Attributes.Name name) {
    return Optional.ofNullable(said.getValue(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static String unreadable(Path jar, Exception why) {
    return beginsAsJar(jar)
        ? "%s is not complete: it begins as a JAR and does not end as one; copy it again"
            .formatted(jar.getFileName())
        : "%s is no JAR (%s)".formatted(jar.getFileName(), why.getMessage());
  }

  private static boolean beginsAsJar(Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      return Arrays.equals(in.readNBytes(2), "PK".getBytes(US_ASCII));
    } catch (IOException gone) {
      return false;
    }
  }
}
