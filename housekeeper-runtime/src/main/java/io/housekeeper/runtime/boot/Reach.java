package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Tries whether the ledger and the databases of a plan answer. */
final class Reach {

  private Reach() {}

  /** Which do not, a sentence each. */
  static List<String> of(Plan plan) {
    List<String> sentences = new ArrayList<>();
    try {
      plan.ledger().reach();
    } catch (CannotOpenLedger no) {
      sentences.add(String.valueOf(no.getMessage()));
    }
    try (Databases databases = plan.surroundings().databases()) {
      for (String name : new TreeSet<>(databases.blocks().keySet())) {
        reach(databases, name, sentences);
      }
    }
    return sentences;
  }

  private static void reach(Databases databases, String name, List<String> sentences) {
    try (Connection connection = databases.named(name).getConnection()) {
      if (!connection.isValid(0)) {
        sentences.add("databases.%s does not answer".formatted(name));
      }
    } catch (SQLException | RuntimeException no) {
      sentences.add("databases.%s cannot be used: %s".formatted(name, cause(no)));
    }
  }

  /** What the driver says: the pool only says that it has waited. */
  private static String cause(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() instanceof SQLException inner) {
      first = inner;
    }
    return String.valueOf(first.getMessage());
  }
}
