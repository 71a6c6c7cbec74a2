package io.housekeeper.client;

import io.housekeeper.client.Shapes.ConfigurationList;
import io.housekeeper.client.Shapes.ListenerList;
import io.housekeeper.client.Shapes.NodeList;
import io.housekeeper.client.Shapes.SettingList;
import io.housekeeper.client.answer.ConfigurationValue;
import io.housekeeper.client.answer.Forecast;
import io.housekeeper.client.answer.ListenerStatus;
import io.housekeeper.client.answer.NodeStatus;
import io.housekeeper.client.answer.Plugins;
import io.housekeeper.client.answer.SettingInPlace;
import java.util.List;

/** What there is to know of nodes, and of what they have. */
public final class Nodes {

  private final Exchange exchange;

  Nodes(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The living ones, by their names. */
  public List<NodeStatus> list() {
    return exchange.ask(Ask.get("/nodes"), NodeList.class).nodes();
  }

  /** What is set for a node while it runs; for all nodes first. */
  public List<SettingInPlace> settings(String node) {
    return exchange.ask(Ask.get("/nodes/{}/settings", node), SettingList.class).settings();
  }

  /** The plugins that living nodes have, and what is wrong with those of the one that answers. */
  public Plugins plugins() {
    return exchange.ask(Ask.get("/plugins"), Plugins.class);
  }

  /** The listeners of the node that answers. */
  public List<ListenerStatus> listeners() {
    return exchange.ask(Ask.get("/listeners"), ListenerList.class).listeners();
  }

  /** What its configuration tells the node that answers; of secrets at most their names. */
  public List<ConfigurationValue> configuration() {
    return exchange.ask(Ask.get("/configuration"), ConfigurationList.class).values();
  }

  /** How many fires there will be in each minute of the next 24 hours. */
  public Forecast forecast() {
    return exchange.ask(Ask.get("/forecast"), Forecast.class);
  }
}
