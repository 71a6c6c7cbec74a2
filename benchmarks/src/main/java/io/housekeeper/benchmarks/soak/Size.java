package io.housekeeper.benchmarks.soak;

import io.housekeeper.runtime.boot.LedgerAddress;
import java.io.File;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How large a ledger is, in bytes.
 *
 * @param log SQLite's, beside the file: it is written anew once all of it is copied
 */
record Size(long bytes, long log) {

  static Size of(LedgerAddress address, Connection connection) throws SQLException {
    if (address instanceof LedgerAddress.Sqlite sqlite) {
      File file = sqlite.file().toFile();
      return new Size(file.length(), new File(file + "-wal").length());
    }
    try (PreparedStatement size =
            connection.prepareStatement("select pg_database_size(current_database())");
        ResultSet row = size.executeQuery()) {
      row.next();
      return new Size(row.getLong(1), 0);
    }
  }
}
