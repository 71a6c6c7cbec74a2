package io.housekeeper.tasks.files;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files in a folder and below it, as they are when somebody looks. Links are never followed:
 * those that lead out of the folder are told of.
 */
public final class Tree {

  /**
   * A file.
   *
   * @param name its path from the folder on
   */
  public record Found(Path file, Path name, long bytes, Instant changed) {}

  private final Path root;
  private final List<Found> files = new ArrayList<>();
  private final List<Path> strayLinks = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  private Tree(Path root) {
    this.root = root;
  }

  /**
   * Looks at a folder.
   *
   * @param pattern of the names, from the folder on, as in {@code *.log} or {@code **.json}
   * @throws IOException with a sentence, if there is no such folder
   */
  public static Tree of(Path folder, String pattern, boolean below) throws IOException {
    Tree tree = new Tree(existing(folder));
    PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + pattern);
    Files.walkFileTree(
        tree.root, java.util.Set.of(), below ? Integer.MAX_VALUE : 1, tree.visitor(matcher));
    tree.files.sort(Comparator.comparing(Found::changed).thenComparing(Found::name));
    return tree;
  }

  /** The folder itself may be reached by a link: it is what somebody has configured. */
  static Path existing(Path folder) throws IOException {
    try {
      Path real = folder.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new Failure("%s is no folder".formatted(folder));
      }
      return real;
    } catch (NoSuchFileException none) {
      throw new Failure("the folder %s is not there".formatted(folder), none);
    }
  }

  private SimpleFileVisitor<Path> visitor(PathMatcher matcher) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
        Path name = root.relativize(file);
        if (is.isSymbolicLink()) {
          noteStray(file);
        } else if (is.isRegularFile() && matcher.matches(name)) {
          files.add(new Found(file, name, is.size(), is.lastModifiedTime().toInstant()));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException why) {
        if (!(why instanceof NoSuchFileException)) {
          unread.add("%s (%s)".formatted(root.relativize(file), why));
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private void noteStray(Path link) {
    try {
      if (!link.toRealPath().startsWith(root)) {
        strayLinks.add(root.relativize(link));
      }
    } catch (IOException leadsNowhere) {
      // A link to nothing leads nowhere.
    }
  }

  Path root() {
    return root;
  }

  /** The oldest first. */
  public List<Found> files() {
    return List.copyOf(files);
  }

  /**
   * Fails if something was left out that somebody should know of.
   *
   * @throws IOException with a sentence
   */
  public void complain() throws IOException {
    if (!strayLinks.isEmpty()) {
      throw new Failure(
          "links lead out of %s and are not followed: %s".formatted(root, some(strayLinks)));
    }
    if (!unread.isEmpty()) {
      throw new Failure("some of %s cannot be read: %s".formatted(root, some(unread)));
    }
  }

  private static String some(List<?> all) {
    int most = 5;
    String some =
        String.join(", ", all.stream().limit(most).map(String::valueOf).sorted().toList());
    return all.size() > most ? "%s and %d more".formatted(some, all.size() - most) : some;
  }
}
