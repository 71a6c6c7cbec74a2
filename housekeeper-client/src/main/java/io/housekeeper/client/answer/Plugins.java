package io.housekeeper.client.answer;

import java.util.List;

/**
 * The plugins that living nodes have.
 *
 * @param plugins by name and version
 * @param problems what is wrong on the node that answers, a sentence each
 */
public record Plugins(List<Plugin> plugins, List<String> problems) {

  /**
   * A plugin.
   *
   * @param tasks how many it brings
   * @param nodes which of them have this version
   */
  public record Plugin(String name, String version, int tasks, List<String> nodes) {}
}
