package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.Logs;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Runs;
import io.housekeeper.runtime.ledger.Tasks;
import io.housekeeper.runtime.ledger.Tokens;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A ledger that does not answer some of the questions about nodes.
 *
 * @param unlucky which, by the name of the method and its arguments
 */
record UnluckyLedger(Ledger ledger, BiPredicate<String, List<Object>> unlucky) implements Ledger {

  @Override
  public Members members() {
    return (Members)
        Proxy.newProxyInstance(
            UnluckyLedger.class.getClassLoader(),
            new Class<?>[] {Members.class},
            (proxy, method, arguments) -> {
              List<Object> all = arguments == null ? List.of() : List.of(arguments);
              if (unlucky.test(method.getName(), all)) {
                throw new Unreachable("the ledger does not answer", null);
              }
              try {
                return method.invoke(ledger.members(), arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  @Override
  public Tasks tasks() {
    return ledger.tasks();
  }

  @Override
  public Runs runs() {
    return ledger.runs();
  }

  @Override
  public Operations operations() {
    return ledger.operations();
  }

  @Override
  public Tokens tokens() {
    return ledger.tokens();
  }

  @Override
  public History history() {
    return ledger.history();
  }

  @Override
  public Logs logs() {
    return ledger.logs();
  }

  @Override
  public void close() {
    ledger.close();
  }
}
