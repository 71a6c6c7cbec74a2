package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables of a ledger to the version that this code knows. */
final class Schema {

  private final String database;
  private final FluentConfiguration settings;

  private Schema(String database, FluentConfiguration settings) {
    this.database = database;
    this.settings = settings;
  }

  static Schema ofSqlite(String database) {
    return new Schema(database, settings("sqlite"));
  }

  static Schema ofPostgres(String database, String name) {
    return new Schema(
        database,
        settings("postgresql")
            .schemas(name)
            .defaultSchema(name)
            .createSchemas(false)
            .placeholders(java.util.Map.of("schema", '"' + name + '"')));
  }

  private static FluentConfiguration settings(String folder) {
    return Flyway.configure(Schema.class.getClassLoader())
        .loggers("slf4j")
        .table("schema_history")
        .locations("classpath:io/housekeeper/ledger/" + folder);
  }

  /**
   * Migrates within the transaction that is open on a connection. What the database refuses is
   * thrown as it comes, for those who know what it means.
   */
  void migrate(Connection connection) {
    Flyway flyway = settings.dataSource(OneTransaction.on(connection)).load();
    try {
      refuseNewer(flyway.info().all());
      flyway.migrate();
    } catch (FlywayException e) {
      if (Causes.find(e, SQLException.class).isPresent()) {
        throw e;
      }
      throw new CannotOpenLedger(
          "The tables of %s could not be brought up to date: %s"
              .formatted(database, String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")),
          e);
    }
  }

  private void refuseNewer(MigrationInfo[] migrations) {
    Optional<String> newest =
        Arrays.stream(migrations)
            .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
            .map(migration -> String.valueOf(migration.getVersion()))
            .reduce((older, newer) -> newer);
    if (newest.isPresent()) {
      throw new CannotOpenLedger(
          "%s was written by a newer Housekeeper (its tables have version %s, this one knows %s). Start that version or a newer one."
              .formatted(capitalized(database), newest.get(), known(migrations)),
          null);
    }
  }

  private static String known(MigrationInfo[] migrations) {
    return Arrays.stream(migrations)
        .filter(migration -> migration.getState().isResolved())
        .map(migration -> String.valueOf(migration.getVersion()))
        .reduce((older, newer) -> newer)
        .orElse("none");
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
