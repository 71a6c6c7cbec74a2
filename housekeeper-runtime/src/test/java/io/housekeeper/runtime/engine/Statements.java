package io.housekeeper.runtime.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Looks at the statements of a table before they are done. */
final class Statements {

  /** Whoever looks; may throw instead. */
  interface Look {
    void at(String statement, Object first);
  }

  private Statements() {}

  /** The table, where each statement with an argument is shown first. */
  static <T> T shown(Class<T> type, T table, Look look) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments != null) {
            look.at(method.getName(), arguments[0]);
          }
          try {
            return method.invoke(table, arguments);
          } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
