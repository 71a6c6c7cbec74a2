package io.housekeeper.runtime.ledger.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Transactions, and other things, in which something else happens at some methods. */
public final class Woven {

  /** A call of a method: of a statement, as a rule. */
  public interface Call {

    /** The method; where it is a statement, after its table and a dot. */
    String name();

    /** What it answers with. */
    Class<?> type();

    /** What it was given. */
    @Nullable Object[] arguments();

    /** Calls it with something else. */
    @Nullable Object with(@Nullable Object... arguments);

    default @Nullable Object call() {
      return with(arguments());
    }
  }

  /** What happens at a call. */
  public interface Advice {
    @Nullable Object at(Call statement);
  }

  private Woven() {}

  /** A transaction whose statements go by an advice, under the names of their tables. */
  public static Transaction through(Transaction tables, Advice advice) {
    return around(
        Transaction.class,
        tables,
        "",
        table ->
            around(table.type(), Objects.requireNonNull(table.call()), table.name() + '.', advice));
  }

  /** Something whose methods go by an advice. */
  public static <T> T around(Class<T> type, T target, Advice advice) {
    return around(type, target, "", advice);
  }

  private static <T> T around(Class<T> type, Object target, String prefix, Advice advice) {
    return type.cast(
        Proxy.newProxyInstance(
            Woven.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
              return advice.at(new Made(prefix + method.getName(), given, target, method));
            }));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Made(
      String name,
      @Nullable Object[] arguments,
      @Nullable Object table,
      java.lang.reflect.Method method)
      implements Call {
    @Override
    public Class<?> type() {
      return method.getReturnType();
    }

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
