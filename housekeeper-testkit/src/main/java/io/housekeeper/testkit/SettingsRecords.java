package io.housekeeper.testkit;

import io.housekeeper.api.Setting;
import io.housekeeper.runtime.config.Binder;
import io.housekeeper.runtime.config.Names;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the records that a plugin's settings are made into. */
final class SettingsRecords {

  /** How a sentence about a value begins that has the wrong form; one that is missing may be. */
  private static final String WRONG = "must be ";

  private SettingsRecords() {}

  static List<String> complaints(OpenedPlugin plugin) {
    List<String> all = new ArrayList<>();
    plugin.settings().forEach((whose, type) -> look(whose, type, all));
    return all;
  }

  private static void look(String whose, Class<?> type, List<String> all) {
    if (!type.isRecord()) {
      all.add("the settings of %s are %s, which is no record".formatted(whose, type.getName()));
      return;
    }
    try {
      new Binder(Names.NONE)
          .bind(type.asSubclass(Record.class), "", "").problems().stream()
              .filter(problem -> problem.sentence().startsWith(WRONG))
              .forEach(
                  problem ->
                      all.add("what @Setting says of %s cannot be: %s".formatted(whose, problem)));
      describe(whose, "", type, all);
    } catch (IllegalArgumentException unreadable) {
      all.add("%s: %s".formatted(whose, unreadable.getMessage()));
    }
  }

  private static void describe(String whose, String prefix, Class<?> type, List<String> all) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + component.getName();
      if (about(component).isBlank()) {
        all.add("nothing says what '%s' of %s is for: add @Setting(\"…\")".formatted(name, whose));
      }
      inner(component.getGenericType()).ifPresent(one -> describe(whose, name + ".", one, all));
    }
  }

  private static String about(RecordComponent component) {
    return Optional.ofNullable(component.getAnnotation(Setting.class))
        .map(Setting::value)
        .orElse("");
  }

  /** The record that a component is, or is a list of. */
  private static Optional<Class<?>> inner(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return inner(of[of.length - 1]);
    }
    return type instanceof Class<?> plain && plain.isRecord()
        ? Optional.of(plain)
        : Optional.empty();
  }
}
