package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.ConfiguredValue.Overriding;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.SpecRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A specification, value by value. */
final class ConfiguredValues {

  private static final JsonMapper JSON = new JsonMapper();

  private ConfiguredValues() {}

  static List<ConfiguredValue> of(SpecRow spec, List<Overridden> inPlace) {
    JsonNode code = JSON.readTree(spec.said().code());
    JsonNode configured = JSON.readTree(spec.said().configured());
    JsonNode effective = JSON.readTree(spec.effective());
    Map<String, Overridden> byField =
        inPlace.stream()
            .filter(Overridden::isValue)
            .collect(
                Collectors.toMap(Overridden::field, Function.identity(), (general, own) -> own));
    List<ConfiguredValue> values = new ArrayList<>();
    effective.forEachEntry(
        (field, value) ->
            values.add(
                new ConfiguredValue(
                    field,
                    value.toString(),
                    text(code, field).orElse(""),
                    text(configured, field)
                        .filter(said -> !text(code, field).equals(Optional.of(said))),
                    Optional.ofNullable(byField.get(field)).map(ConfiguredValues::shown))));
    return values;
  }

  private static Optional<String> text(JsonNode spec, String field) {
    return spec.optional(field).map(JsonNode::toString);
  }

  private static Overriding shown(Overridden one) {
    return new Overriding(
        one.value(), one.by().who(), one.by().why(), one.by().at(), one.by().until());
  }
}
