package io.housekeeper.dist.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a command asks a running service to read its configuration again, and finds what became of
 * it. Two files of the data directory: a signal would say nothing back, and whoever was started
 * with it ignored (by nohup, or behind another program) does not hear it.
 */
final class Mailbox {

  /**
   * What became of a request.
   *
   * @param done whether it was done
   */
  record Reply(boolean done, String text) {}

  private static final String DONE = "done";

  private final Path question;
  private final Path answer;

  Mailbox(Path directory) {
    this.question = directory.resolve("housekeeper.reload");
    this.answer = directory.resolve("housekeeper.reloaded");
  }

  /** Asks, under a name that the reply will have. */
  void ask(String name) throws IOException {
    write(question, name);
  }

  /** The name of a request, which is taken out. */
  Optional<String> asked() throws IOException {
    Optional<String> name = read(question);
    if (name.isPresent()) {
      Files.deleteIfExists(question);
    }
    return name;
  }

  void reply(String name, Reply reply) throws IOException {
    write(answer, name + "\n" + (reply.done() ? DONE : "refused") + "\n" + reply.text());
  }

  /** What became of the request of that name, once it is known. */
  Optional<Reply> replied(String name) throws IOException {
    return read(answer)
        .map(text -> text.split("\n", 3))
        .filter(parts -> parts.length == 3 && parts[0].equals(name))
        .map(parts -> new Reply(parts[1].equals(DONE), parts[2]));
  }

  /** Nobody asks any more. */
  void empty() throws IOException {
    Files.deleteIfExists(question);
    Files.deleteIfExists(answer);
  }

  private static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Nobody reads half of it. */
  private static void write(Path file, String text) throws IOException {
    Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
