package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.config.Configuration.DatabaseBlock;
import io.housekeeper.runtime.plugin.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JDBC drivers that an operator puts into a folder. */
class DriversTest {

  @TempDir private Path folder;

  private Databases databases() {
    DatabaseBlock block =
        new DatabaseBlock("jdbc:shop:", Optional.empty(), Optional.empty(), Optional.empty());
    return new Databases(Map.of(), Map.of("shop", block), Drivers.in(folder.resolve("drivers")));
  }

  private void put(String file, String... classes) {
    new PluginJar()
        .source(
            "com.example.ShopDriver",
            """
            package com.example;
            import java.sql.*;
            import java.util.Properties;
            public class ShopDriver implements Driver {
              public Connection connect(String url, Properties info) throws SQLException {
                return DriverManager.getConnection("jdbc:sqlite::memory:");
              }
              public boolean acceptsURL(String url) { return url.startsWith("jdbc:shop:"); }
              public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
                return new DriverPropertyInfo[0];
              }
              public int getMajorVersion() { return 1; }
              public int getMinorVersion() { return 0; }
              public boolean jdbcCompliant() { return false; }
              public java.util.logging.Logger getParentLogger() { return null; }
            }
            """)
        .service(Driver.class, classes)
        .into(folder.resolve("drivers"), file);
  }

  @Test
  void knowTheirDatabases() throws Exception {
    put("shop.jar", "com.example.ShopDriver");
    try (Databases databases = databases();
        Connection connection = databases.named("shop").getConnection()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("SQLite");
    }
  }

  @Test
  void oneThatCannotBeUsedDoesNotHideTheOthers() throws Exception {
    put("a.jar", "com.example.Missing", "com.example.ShopDriver");
    Files.writeString(folder.resolve("drivers/b.jar"), "no JAR");
    try (Databases databases = databases();
        Connection connection = databases.named("shop").getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void withoutOneTheSentenceSaysWhereToPutIt() {
    try (Databases databases = databases()) {
      assertThatThrownBy(() -> databases.named("shop"))
          .hasMessageContaining("no JDBC driver knows jdbc:shop:")
          .hasMessageContaining("plugins.drivers");
    }
  }
}
