package io.housekeeper.runtime.plugin;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that an application has made itself. */
public record GivenSettings(List<Record> records) implements PluginSettings {

  public GivenSettings {
    records = List.copyOf(records);
  }

  @Override
  public <S extends Record> S as(Class<S> type) {
    return records.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "it needs settings of %s, and was given %s"
                        .formatted(type.getName(), given())));
  }

  private String given() {
    return records.isEmpty()
        ? "none"
        : records.stream().map(one -> one.getClass().getName()).collect(Collectors.joining(", "));
  }
}
