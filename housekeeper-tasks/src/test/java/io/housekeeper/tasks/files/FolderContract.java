package io.housekeeper.tasks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of an open folder, whether the system has handles of folders or not. */
abstract class FolderContract {

  private static final Path BELOW = Path.of("below");
  private static final Path FILE = Path.of("file");

  @TempDir private Path outer;
  private SwappedFolder below;

  abstract SecureDirectoryStream<Path> handle(Path folder) throws IOException;

  @BeforeEach
  void makeFolders() throws IOException {
    below = new SwappedFolder(outer.toRealPath(), "below");
    below.putOutside("file");
    below.putInside("file");
  }

  @AfterEach
  void nothingIsChangedOutside() throws IOException {
    assertThat(below.outside()).containsExactly("file");
  }

  private Folder root() throws IOException {
    return new Folder(handle(below.root()), below.root());
  }

  @Test
  void whatLiesInItIsKnown() throws IOException {
    Files.createSymbolicLink(below.root().resolve("link"), below.root().resolve("no-such"));
    try (Folder root = root()) {
      assertThat(root.names()).containsExactlyInAnyOrder(BELOW, Path.of("link"));
      assertThat(root.names()).hasSize(2);
      assertThat(root.attributes(Path.of("link")).isSymbolicLink()).isTrue();
      try (Folder child = root.child(BELOW)) {
        assertThat(child.names()).containsExactly(FILE);
        assertThat(child.path()).isEqualTo(below.root().resolve(BELOW));
      }
    }
  }

  @Test
  void filesAndEmptyFoldersAreDeleted() throws IOException {
    try (Folder root = root()) {
      assertThatThrownBy(() -> root.deleteFolder(BELOW))
          .isInstanceOf(DirectoryNotEmptyException.class);
      assertThat(root.deleteFile(BELOW.resolve(FILE))).isTrue();
      assertThat(root.deleteFile(BELOW.resolve(FILE))).isFalse();
      assertThatThrownBy(() -> root.deleteFile(BELOW)).isInstanceOf(IOException.class);
      root.deleteFolder(BELOW);
      root.deleteFolder(BELOW);
      assertThat(root.names()).isEmpty();
      assertThat(root.deleteFile(BELOW.resolve(FILE))).isFalse();
    }
  }

  @Test
  void aFolderThatHasBecomeALinkIsNoFolder() throws IOException {
    try (Folder root = root()) {
      below.swap();
      assertThatThrownBy(() -> root.child(BELOW)).isInstanceOf(NotDirectoryException.class);
      assertThatThrownBy(() -> root.deleteFile(BELOW.resolve(FILE)))
          .isInstanceOf(NotDirectoryException.class);
      assertThatThrownBy(() -> root.deleteFolder(BELOW)).isInstanceOf(NotDirectoryException.class);
      assertThatThrownBy(() -> root.read(BELOW.resolve(FILE)))
          .isInstanceOf(NotDirectoryException.class);
      assertThatThrownBy(() -> root.madeFor(BELOW.resolve("new/file")))
          .isInstanceOf(NotDirectoryException.class);
    }
    assertThat(below.root().resolve(BELOW)).isSymbolicLink();
  }

  @Test
  void aLinkInThePlaceOfAFileIsNotRead() throws IOException {
    Path file = below.root().resolve("below/file");
    Files.delete(file);
    Files.createSymbolicLink(file, outer.resolve("outside/file").toRealPath());
    try (Folder root = root()) {
      assertThatThrownBy(() -> root.read(BELOW.resolve(FILE))).isInstanceOf(IOException.class);
      assertThat(root.deleteFile(BELOW.resolve(FILE))).isTrue();
    }
  }

  /** Between the look at it and its opening. */
  @Test
  void aFolderThatBecomesALinkWhileItIsOpenedIsNoFolder() throws IOException {
    try (SecureDirectoryStream<Path> handle = handle(below.root());
        Folder root = new Folder(swappingOnOpen(handle), below.root())) {
      assertThatThrownBy(() -> root.child(BELOW)).isInstanceOf(NotDirectoryException.class);
    }
    assertThat(below.root().resolve(BELOW)).isSymbolicLink();
  }

  @SuppressWarnings("unchecked")
  private SecureDirectoryStream<Path> swappingOnOpen(SecureDirectoryStream<Path> handle) {
    return (SecureDirectoryStream<Path>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SecureDirectoryStream.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("newDirectoryStream") && arguments[0].equals(BELOW)) {
                below.swap();
              }
              try {
                return method.invoke(handle, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  /** One of the handles goes on in the folder that was carried away, the other one refuses. */
  @Test
  void anOpenFolderStaysWhatItIs() throws IOException {
    try (Folder root = root();
        Folder child = root.child(BELOW)) {
      below.swap();
      deleteAndWrite(child);
    }
  }

  private static void deleteAndWrite(Folder child) {
    try {
      child.deleteFile(FILE);
      child
          .channel(Path.of("new"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))
          .close();
    } catch (IOException refused) {
      assertThat(refused).isInstanceOf(NotDirectoryException.class);
    }
  }

  @Test
  void missingFoldersAreMade() throws IOException {
    try (Folder root = root();
        Folder made = root.madeFor(Path.of("a/b/file"));
        Folder again = root.madeFor(Path.of("a/b/file"))) {
      assertThat(made.path()).isEqualTo(below.root().resolve("a/b")).isDirectory();
      assertThat(again.names()).isEmpty();
    }
  }

  @Test
  void nothingButNamesOfWhatLiesInItIsTaken() throws IOException {
    try (Folder root = root()) {
      for (String name : new String[] {"..", "/tmp", "below/file"}) {
        assertThatThrownBy(() -> root.attributes(Path.of(name)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("%s is no name of what lies in a folder", name);
      }
      assertThatThrownBy(() -> root.deleteFile(Path.of("../outside/file")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
