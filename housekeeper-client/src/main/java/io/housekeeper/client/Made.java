package io.housekeeper.client;

import io.housekeeper.client.Shapes.MadeList;
import io.housekeeper.client.Shapes.TypeList;
import io.housekeeper.client.answer.TaskMade;
import io.housekeeper.client.answer.TaskType;
import java.util.List;

/** Tasks that were made while nodes ran, and the types that they can be made of. */
public final class Made {

  private final Exchange exchange;

  Made(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The types of the node that answers. */
  public List<TaskType> types() {
    return exchange.ask(Ask.get("/types"), TypeList.class).types();
  }

  /** What was made, by name. */
  public List<TaskMade> list() {
    return exchange.ask(Ask.get("/made"), MadeList.class).made();
  }
}
