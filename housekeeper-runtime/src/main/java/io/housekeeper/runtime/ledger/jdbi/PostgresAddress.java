package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.ledger.CannotOpenLedger;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Where a ledger in PostgreSQL is.
 *
 * @param url as the driver reads it: {@code jdbc:postgresql://host:port/database}
 * @param schema the one schema that holds everything of the ledger and nothing else
 */
public record PostgresAddress(String url, String user, Secret password, String schema) {

  public static final String DEFAULT_SCHEMA = "housekeeper";

  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public PostgresAddress {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new CannotOpenLedger(
          "The schema '%s' of the ledger must be of small letters, digits and '_', at most 63 of them."
              .formatted(schema),
          null);
    }
  }

  /** What it is called in messages: without what the address may say beside, like a password. */
  String name() {
    @Nullable Properties parts = Driver.parseURL(url, new Properties());
    if (parts == null) {
      throw new CannotOpenLedger(
          "The address of the ledger is not one of PostgreSQL: it must be like jdbc:postgresql://host:5432/database.",
          null);
    }
    return "PostgreSQL %s:%s/%s"
        .formatted(
            parts.getProperty("PGHOST"),
            parts.getProperty("PGPORT"),
            parts.getProperty("PGDBNAME"));
  }

  /** Without the parameters of the address. */
  @Override
  public String toString() {
    return name() + ", schema " + schema;
  }
}
