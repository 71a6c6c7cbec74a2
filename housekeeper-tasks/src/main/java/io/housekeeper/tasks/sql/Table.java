package io.housekeeper.tasks.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table that is in the catalogue, with its columns: no name from outside gets into a statement
 * before it was found there, and then it is quoted.
 *
 * @param columns their types, by their names
 */
record Table(Optional<String> schema, String name, Map<String, Integer> columns, String quote) {

  /**
   * Finds a table.
   *
   * @param text its name, with its schema in front if need be
   * @throws SQLException with a sentence, if it is not there
   */
  static Table find(Connection connection, String text) throws SQLException {
    int dot = text.indexOf('.');
    Optional<String> schema =
        dot < 0 ? currentSchema(connection) : Optional.of(text.substring(0, dot));
    String name = text.substring(dot + 1);
    DatabaseMetaData about = connection.getMetaData();
    TreeSet<String> there = tables(about, connection.getCatalog(), schema);
    String found =
        only(name, there)
            .orElseThrow(
                () ->
                    new SqlFailure(
                        "there is no table '%s'; there are %s".formatted(text, some(there))));
    return new Table(
        schema,
        found,
        columns(about, connection.getCatalog(), schema, found),
        about.getIdentifierQuoteString());
  }

  private static Optional<String> currentSchema(Connection connection) throws SQLException {
    return Optional.ofNullable(connection.getSchema());
  }

  private static TreeSet<String> tables(
      DatabaseMetaData about, String catalog, Optional<String> schema) throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    try (ResultSet rows =
        about.getTables(
            catalog,
            schema.map(one -> escaped(about, one)).orElse(null),
            "%",
            new String[] {"TABLE", "PARTITIONED TABLE"})) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  private static Map<String, Integer> columns(
      DatabaseMetaData about, String catalog, Optional<String> schema, String table)
      throws SQLException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    try (ResultSet rows =
        about.getColumns(
            catalog,
            schema.map(one -> escaped(about, one)).orElse(null),
            escaped(about, table),
            "%")) {
      while (rows.next()) {
        columns.put(rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"));
      }
    }
    return columns;
  }

  /** The catalogue takes names for patterns. */
  private static String escaped(DatabaseMetaData about, String name) {
    try {
      String escape = about.getSearchStringEscape();
      return name.replace(escape, escape + escape)
          .replace("_", escape + "_")
          .replace("%", escape + "%");
    } catch (SQLException none) {
      return name;
    }
  }

  /** The name as it is there; in whatever case, if only one is meant. */
  private static Optional<String> only(String name, Iterable<String> there) {
    List<String> alike = new ArrayList<>();
    for (String one : there) {
      if (one.equals(name)) {
        return Optional.of(one);
      }
      if (one.equalsIgnoreCase(name)) {
        alike.add(one);
      }
    }
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private static String some(TreeSet<String> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().limit(20).collect(Collectors.joining(", "))
            + (names.size() > 20 ? ", …" : "");
  }

  /**
   * The name of a column as it is there.
   *
   * @throws SQLException with a sentence, if it is not
   */
  String column(String column) throws SQLException {
    return only(column, columns.keySet())
        .orElseThrow(
            () ->
                new SqlFailure(
                    "table '%s' has no column '%s'; it has %s"
                        .formatted(name, column, some(new TreeSet<>(columns.keySet())))));
  }

  int type(String column) {
    return Optional.ofNullable(columns.get(column)).orElseThrow();
  }

  /** The name of the table, to be put into a statement. */
  String quoted() {
    return schema.map(one -> quoted(one) + ".").orElse("") + quoted(name);
  }

  String quoted(String identifier) {
    return quote + identifier.replace(quote, quote + quote) + quote;
  }

  String quotedColumns() {
    return columns.keySet().stream().map(this::quoted).collect(Collectors.joining(", "));
  }
}
