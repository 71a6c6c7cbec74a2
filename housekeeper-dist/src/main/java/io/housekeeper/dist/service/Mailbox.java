package io.housekeeper.dist.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where a command asks a running service for something, and finds what became of it. Two files of
 * the data directory: a signal would say nothing back, and whoever was started with it ignored (by
 * nohup, or behind another program) does not hear it.
 */
final class Mailbox {

  /**
   * What became of a request.
   *
   * @param done whether it was done
   */
  record Reply(boolean done, String text) {}

  /** What it is asked for. */
  enum Wish {
    /** To read its configuration again. */
    RELOAD,
    /** For a way in that works once. */
    INVITE
  }

  /**
   * A request.
   *
   * @param name which the reply will have
   */
  record Question(String name, Wish wish) {}

  private static final String DONE = "done";

  private static final int BETWEEN_MILLIS = 100;
  private static final int LOOKS = 600;

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path question;
  private final Path answer;

  Mailbox(Path directory) {
    this.question = directory.resolve("housekeeper.asked");
    this.answer = directory.resolve("housekeeper.answered");
  }

  /** Asks, and waits for what becomes of it; nothing if nobody answers. */
  Optional<Reply> ask(Question one) throws IOException, InterruptedException {
    write(question, one.name() + "\n" + one.wish());
    Optional<Reply> reply = Optional.empty();
    for (int looks = 0; looks < LOOKS && reply.isEmpty(); looks++) {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      reply = replied(one);
    }
    Files.deleteIfExists(question);
    Files.deleteIfExists(answer);
    return reply;
  }

  /**
   * A request, which is taken out; one that this version does not know is as if there were none.
   */
  Optional<Question> asked() throws IOException {
    Optional<String> text = read(question);
    if (text.isPresent()) {
      Files.deleteIfExists(question);
    }
    return text.map(it -> it.split("\n", 2))
        .filter(parts -> parts.length == 2)
        .flatMap(
            parts ->
                Arrays.stream(Wish.values())
                    .filter(wish -> wish.name().equals(parts[1]))
                    .map(wish -> new Question(parts[0], wish))
                    .findFirst());
  }

  void reply(Question to, Reply reply) throws IOException {
    write(answer, to.name() + "\n" + (reply.done() ? DONE : "refused") + "\n" + reply.text());
  }

  private Optional<Reply> replied(Question to) throws IOException {
    return read(answer)
        .map(text -> text.split("\n", 3))
        .filter(parts -> parts.length == 3 && parts[0].equals(to.name()))
        .map(parts -> new Reply(parts[1].equals(DONE), parts[2]));
  }

  private static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Nobody reads half of it, and nobody else reads it at all where files have owners. */
  private static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    boolean haveOwners = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    if (haveOwners) {
      Files.createFile(part, OWNER_ONLY);
    }
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
