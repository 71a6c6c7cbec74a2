package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.ConfigurationValue;
import java.util.List;

/** What the configuration tells a node. */
public record ConfigurationBody(
    @Words("By their paths; none where an application says everything itself") List<Value> values) {

  /** One of its values. */
  public record Value(
      @Words("Its keys, with dots between") String path,
      @Words("A text as it is, anything else as JSON, *** in place of a secret") String value,
      @Words("File and line, or whatever else it comes from") String source) {}

  public static ConfigurationBody of(List<ConfigurationValue> values) {
    return new ConfigurationBody(
        values.stream().map(one -> new Value(one.path(), one.value(), one.source())).toList());
  }
}
