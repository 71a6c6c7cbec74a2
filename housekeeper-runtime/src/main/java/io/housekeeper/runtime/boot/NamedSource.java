package io.housekeeper.runtime.boot;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Whatever database has a name when somebody wants a connection. */
record NamedSource(Supplier<DataSource> current) implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    return current.get().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return current.get().getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return current.get().getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    current.get().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    current.get().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return current.get().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return current.get().getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return current.get().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return current.get().isWrapperFor(type);
  }
}
