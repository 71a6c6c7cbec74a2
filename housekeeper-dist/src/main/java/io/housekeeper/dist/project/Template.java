package io.housekeeper.dist.project;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project to begin with: one of the examples, which the build copies to where this class is.
 *
 * @param names what the example calls itself
 * @param files texts, by their paths in the project
 */
record Template(Names names, Map<String, String> files) {

  static Template of(Kind kind) throws IOException {
    String path = "templates/" + kind.folder() + "/pom.xml";
    URL pom = Optional.ofNullable(Template.class.getResource(path)).orElseThrow();
    try {
      URI place = pom.toURI();
      if (place.getScheme().equals("file")) {
        return new Template(kind.names(), in(Path.of(place).resolveSibling("")));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        Path inside = jar.provider().getPath(place);
        return new Template(kind.names(), in(inside.resolveSibling("")));
      }
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> in(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  /**
   * Refuses a name whose class would hide one that the code uses.
   *
   * @throws IllegalArgumentException with a sentence
   */
  void refuseTaken(Names wanted) {
    String type = wanted.type();
    if (type.equals(names.type())) {
      return;
    }
    Pattern word = Pattern.compile("\\b" + type + "(Module|Test|IT)?\\b");
    boolean isUsed = files.values().stream().anyMatch(text -> word.matcher(text).find());
    if (isUsed || isOfJava(type)) {
      throw new IllegalArgumentException(
          "the name '%s' would make the class %s, and there is another of that name which the code uses: choose a name of two words, as in purge-sessions"
              .formatted(wanted.project(), type));
    }
  }

  private static boolean isOfJava(String type) {
    return Object.class.getResource(type + ".class") != null;
  }

  /** Writes it with other names to a folder, which is made. */
  void write(Names others, Path folder) throws IOException {
    for (Map.Entry<String, String> one : files.entrySet()) {
      Path file = folder.resolve(names.replacedBy(others, one.getKey()));
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
      Files.writeString(file, names.replacedBy(others, one.getValue()));
    }
  }
}
