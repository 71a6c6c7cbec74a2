package io.housekeeper.tasks.files;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
  private final Glob glob;
  private final boolean isDeep;
  private final List<Found> files = new ArrayList<>();
  private final Set<Path> strayLinks = new TreeSet<>();
  private final List<String> unread = new ArrayList<>();

  private Tree(Path root, Glob glob, boolean isDeep) {
    this.root = root;
    this.glob = glob;
    this.isDeep = isDeep;
  }

  /**
   * Looks at a folder.
   *
   * @param pattern of the names, from the folder on, as in {@code *.log} or {@code **.json}
   * @throws IOException with a sentence, if there is no such folder
   */
  public static Tree of(Path folder, String pattern, boolean below) throws IOException {
    try (Folder root = Folder.open(folder)) {
      return of(root, pattern, below);
    }
  }

  /** Looks at a folder that stays open, so that what is found can be dealt with in that one. */
  public static Tree of(Folder root, String pattern, boolean below) throws IOException {
    Tree tree = new Tree(root.path(), Glob.of(pattern), below);
    tree.look(root, Optional.empty());
    tree.files.sort(Comparator.comparing(Found::changed).thenComparing(Found::name));
    return tree;
  }

  private void look(Folder folder, Optional<Path> at) throws IOException {
    for (Path one : folder.names()) {
      Path name = at.map(above -> above.resolve(one)).orElse(one);
      try {
        note(folder, one, name);
      } catch (NoSuchFileException gone) {
        // Somebody else was faster.
      } catch (NotDirectoryException swapped) {
        noteSwapped(name);
      } catch (IOException why) {
        unread.add("%s (%s)".formatted(name, why));
      }
    }
  }

  private void note(Folder folder, Path one, Path name) throws IOException {
    BasicFileAttributes is = folder.attributes(one);
    if (is.isSymbolicLink()) {
      noteStray(root.resolve(name));
    } else if (is.isDirectory() && isDeep) {
      try (Folder child = folder.child(one)) {
        look(child, Optional.of(name));
      }
    } else if (is.isRegularFile() && glob.matches(name)) {
      Instant changed = is.lastModifiedTime().toInstant();
      files.add(new Found(root.resolve(name), name, is.size(), changed));
    }
  }

  /** What was a folder, or lay in one, is behind a link now. */
  void noteSwapped(Path name) {
    for (int i = 1; i <= name.getNameCount(); i++) {
      Path up = root.resolve(name.subpath(0, i));
      if (Files.isSymbolicLink(up)) {
        noteStray(up);
        return;
      }
    }
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

  private static String some(Collection<?> all) {
    int most = 5;
    String some =
        String.join(", ", all.stream().limit(most).map(String::valueOf).sorted().toList());
    return all.size() > most ? "%s and %d more".formatted(some, all.size() - most) : some;
  }
}
