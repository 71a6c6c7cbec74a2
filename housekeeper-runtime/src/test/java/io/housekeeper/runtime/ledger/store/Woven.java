package io.housekeeper.runtime.ledger.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Transactions in which something else happens at some statements. */
public final class Woven {

  /** A call of a statement. */
  public interface Call {

    /** The table, and the method that is its statement. */
    String name();

    /** What the statement was given. */
    @Nullable Object[] arguments();

    /** Calls it with something else. */
    @Nullable Object with(@Nullable Object... arguments);

    default @Nullable Object call() {
      return with(arguments());
    }
  }

  /** What happens at a statement. */
  public interface Advice {
    @Nullable Object at(Call statement);
  }

  private Woven() {}

  /** A transaction whose statements go by an advice. */
  public static Transaction through(Transaction tables, Advice advice) {
    return Transaction.class.cast(
        Proxy.newProxyInstance(
            Woven.class.getClassLoader(),
            new Class<?>[] {Transaction.class},
            (proxy, table, none) ->
                table(
                    table.getName(),
                    table.getReturnType(),
                    invoke(table, tables, new Object[0]),
                    advice)));
  }

  private static Object table(
      String name, Class<?> type, @Nullable Object table, Advice advice) {
    return Proxy.newProxyInstance(
        Woven.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, statement, arguments) -> {
          @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
          return advice.at(new Statement(name + "." + statement.getName(), given, table, statement));
        });
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Statement(
      String name,
      @Nullable Object[] arguments,
      @Nullable Object table,
      java.lang.reflect.Method method)
      implements Call {
    @Override
    public @Nullable Object with(@Nullable Object... others) {
      return invoke(method, table, others);
    }
  }

  private static @Nullable Object invoke(
      java.lang.reflect.Method method, @Nullable Object table, @Nullable Object[] arguments) {
    try {
      return method.invoke(table, arguments);
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failure);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
