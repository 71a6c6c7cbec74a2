package io.housekeeper.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folders in which plugins lie: JARs, and folders of JARs. */
public final class PluginFolders {

  /**
   * Something that may be a plugin, as it was when somebody looked.
   *
   * @param stamp changes whenever a file of it does: names, sizes and times
   */
  public record Sighting(Path source, String stamp) {

    /** Which plugin it is, as far as its name says that. */
    public String name() {
      return PluginName.of(source).name();
    }
  }

  private final List<Path> folders;

  public PluginFolders(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** What lies there, by name; nothing of a folder that is not there. */
  public List<Sighting> look() throws IOException {
    List<Sighting> seen = new ArrayList<>();
    for (Path folder : folders) {
      look(folder, seen);
    }
    return seen;
  }

  private static void look(Path folder, List<Sighting> seen) throws IOException {
    for (Path source : sorted(folder)) {
      if (isPlugin(source)) {
        try {
          seen.add(new Sighting(source, stamp(source)));
        } catch (NoSuchFileException gone) {
          // Somebody takes it away just now: the next look does not see it any more.
        }
      }
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  /** What tools write beside it while they copy has other names. */
  private static boolean isPlugin(Path source) {
    String name = String.valueOf(source.getFileName());
    return !name.startsWith(".") && (name.endsWith(".jar") || Files.isDirectory(source));
  }

  private static String stamp(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      return stampOfFile(source);
    }
    StringBuilder all = new StringBuilder();
    for (Path file : sorted(source)) {
      all.append(file.getFileName()).append(' ').append(stampOfFile(file)).append('\n');
    }
    return all.toString();
  }

  private static String stampOfFile(Path file) throws IOException {
    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
    return is.size() + " " + is.lastModifiedTime().toMillis() + " " + is.fileKey();
  }
}
