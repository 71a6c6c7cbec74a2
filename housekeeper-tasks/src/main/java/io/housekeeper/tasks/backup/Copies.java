package io.housekeeper.tasks.backup;

import io.housekeeper.tasks.files.Sums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The copies in a folder: a file each, named after its time, with its sum beside it. */
final class Copies {

  private static final String SUM = ".sha256";

  private final Path folder;
  private final String name;
  private final Pattern own;

  Copies(Path folder, String name) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.name = name;
    this.own = Pattern.compile(Pattern.quote(name) + "-\\d{8}T\\d{6}Z\\.(dump|db)");
  }

  Path file(String time, String ending) {
    return folder.resolve(name + "-" + time + ending);
  }

  /** Under this name until it is whole. What somebody has left there is nobody's. */
  Path part() throws IOException {
    Path part = folder.resolve("." + name + ".part");
    Files.deleteIfExists(part);
    return part;
  }

  void writeSum(Path file) throws IOException {
    Path sum = file.resolveSibling(file.getFileName() + SUM);
    Sums.write(sum, file);
  }

  /** Deletes all but the newest; says how many. Files of others are not touched. */
  int keepNewest(int keep) throws IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(folder)) {
      old =
          files
              .filter(file -> own.matcher(String.valueOf(file.getFileName())).matches())
              .sorted(Comparator.comparing(Path::getFileName).reversed())
              .skip(keep)
              .toList();
    }
    for (Path file : old) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + SUM));
    }
    return old.size();
  }
}
