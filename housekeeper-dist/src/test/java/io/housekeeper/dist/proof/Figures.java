package io.housekeeper.dist.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps what was judged as rows of a table, and says it on the console. */
final class Figures {

  private static final Path FILE =
      Path.of(System.getProperty("proof.figures", "target/proof-figures.md"));

  private Figures() {}

  static void keep(String where, Matter matter, Verdict verdict) {
    String rows =
        Arrays.stream(Fault.Kind.values())
            .map(kind -> row(where, kind, matter, verdict))
            .collect(Collectors.joining());
    System.out.println(where + ": " + verdict + "\n" + rows);
    try {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(FILE, rows, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing, for a kind of fault that there was not. */
  private static String row(String where, Fault.Kind kind, Matter matter, Verdict verdict) {
    long faults = matter.story().faults().stream().filter(one -> one.kind() == kind).count();
    List<Long> took = verdict.takeovers(kind);
    return faults == 0
        ? ""
        : "| %s | %s | %d | %,d | %,d | %d | %d | %s | %d |\n"
            .formatted(
                where,
                kind.words(),
                faults,
                verdict.figure("fires"),
                verdict.figure("executions"),
                verdict.figure("repeated by a fault"),
                verdict.figure("refused"),
                took.isEmpty()
                    ? "–"
                    : "%d, %d, %d".formatted(took.size(), middle(took), took.get(took.size() - 1)),
                verdict.complaints().size());
  }

  private static long middle(List<Long> sorted) {
    return sorted.get(sorted.size() / 2);
  }
}
