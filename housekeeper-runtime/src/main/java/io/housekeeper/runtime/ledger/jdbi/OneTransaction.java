package io.housekeeper.runtime.ledger.jdbi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that has one connection, with a transaction that only its owner ends. A migration
 * is done as a whole or not at all; and behind a pooler, which may give each transaction another
 * session, everything happens in the same one.
 */
final class OneTransaction {

  private OneTransaction() {}

  static DataSource on(Connection connection) {
    Connection kept =
        proxy(
            Connection.class,
            (method, arguments) ->
                switch (method.getName()) {
                  case "commit", "close", "setAutoCommit" -> null;
                  case "getAutoCommit" -> false;
                  default -> invoke(connection, method, arguments);
                });
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          if (method.getName().equals("getConnection")) {
            return kept;
          }
          throw new UnsupportedOperationException(method.getName());
        });
  }

  private interface Call {
    @Nullable Object to(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            OneTransaction.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.to(method, arguments)));
  }

  private static @Nullable Object invoke(
      Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
