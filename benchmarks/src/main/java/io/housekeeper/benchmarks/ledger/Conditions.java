package io.housekeeper.benchmarks.ledger;

/** What the figures depend on. */
final class Conditions {

  private Conditions() {}

  static void print() {
    System.out.printf(
        "%d cores, JDK %s, %d slots, code that does nothing; SQLite %s with WAL and"
            + " synchronous=FULL; PostgreSQL with fsync=on and synchronous_commit=on%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        Fleet.SLOTS,
        org.sqlite.SQLiteJDBCLoader.getVersion());
  }
}
