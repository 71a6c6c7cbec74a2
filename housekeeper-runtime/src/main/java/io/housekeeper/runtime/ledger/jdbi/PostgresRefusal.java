package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PSQLException;

/** Why PostgreSQL does not let us in, and what to do about it. */
record PostgresRefusal(String database, String user) {

  CannotOpenLedger of(Exception thrown) {
    String state =
        Causes.find(thrown, PSQLException.class).map(SQLException::getSQLState).orElse("");
    return new CannotOpenLedger(sentence(state, words(thrown)), thrown);
  }

  /** What it does not let us do, and what to do about it. */
  String sentence(String state, String words) {
    return "%s%s (%s).".formatted(database, why(state), words);
  }

  /** Which rights it does not give us, and how to grant them. */
  String withoutRights(List<String> missing, String schema) {
    return "%s does not let the user '%s' use the ledger: there is no %s. Grant it (grant usage on schema %s to %s; grant select, insert, update, delete on all tables in schema %s to %s)."
        .formatted(database, user, String.join(", ", missing), schema, quoted(), schema, quoted());
  }

  private String quoted() {
    return '"' + user.replace("\"", "\"\"") + '"';
  }

  private String why(String state) {
    return switch (state) {
      case "28P01", "28000" ->
          " does not let the user '%s' in. Check user and password".formatted(user);
      case "3D000" -> " does not exist. Create the database, or name another one";
      case "3F000", "42P01" ->
          " has no tables of the ledger any more. Restore them, or start anew to make new ones";
      case "42501" ->
          " does not let the user '%s' make what the ledger needs. Grant it, or create the schema for this user"
              .formatted(user);
      case "0A000", "25006" ->
          " can only be read. If it is a standby, name its primary; if not, let it be written";
      case "55P03" -> " is being migrated by another node for more than a minute. Try again";
      case "53300" -> " has no connection left. Allow more, or close some";
      default ->
          state.isEmpty() || state.startsWith("08")
              ? " cannot be reached. Check that it runs, and its address"
              : " cannot hold the ledger. See what it says";
    };
  }

  private static String words(Exception thrown) {
    return Causes.find(thrown, PSQLException.class)
        .map(Throwable::getMessage)
        .orElseGet(thrown::toString)
        .replaceAll("\\s+", " ");
  }
}
