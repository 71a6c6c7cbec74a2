package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.housekeeper.api.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One reading of a block: goes through all of it, and collects whatever is wrong. */
final class Reading {

  private final Names names;
  private final List<Problem> problems = new ArrayList<>();

  Reading(Names names) {
    this.names = names;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private Optional<Object> problem(Place place, String sentence) {
    problems.add(Problem.at(place, sentence));
    return Optional.empty();
  }

  /** The record that a block describes; nothing if something is wrong in it. */
  Optional<Object> block(Shape shape, ConfigObject block, Place place) {
    int before = problems.size();
    reportUnknown(shape, block, place);
    List<Object> values = new ArrayList<>();
    for (Shape.Part part : shape.parts()) {
      value(part, block, place).ifPresent(values::add);
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(shape.make(values));
    } catch (IllegalArgumentException refused) {
      return problem(place, "cannot be: " + refused.getMessage());
    }
  }

  private void reportUnknown(Shape shape, ConfigObject block, Place place) {
    List<String> known = shape.keys();
    for (String key : new TreeSet<>(block.keySet())) {
      if (!known.contains(key)) {
        ConfigValue value = there(block, key).orElseGet(() -> block);
        problem(
            place.at(key, value), "is unknown: " + Nearest.hint(key, known) + dots(place, value));
      }
    }
  }

  /** {@code tasks.a.b} is a task {@code a}, and a task {@code a.b} is not found that way. */
  private static String dots(Place place, ConfigValue value) {
    return value instanceof ConfigObject && !place.path().isEmpty()
        ? " (a name with a dot in it is written in quotes)"
        : "";
  }

  private static Optional<ConfigValue> there(ConfigObject block, String key) {
    return Optional.ofNullable(block.get(key))
        .filter(value -> value.valueType() != ConfigValueType.NULL);
  }

  private Optional<Object> value(Shape.Part part, ConfigObject block, Place place) {
    Optional<ConfigValue> given = there(block, part.key());
    if (given.isPresent()) {
      ConfigValue value = given.get();
      return value(part.form(), value, place.at(part.key(), value));
    }
    Place missing = place.missing(part.key());
    if (!part.instead().isEmpty()) {
      return value(part.form(), instead(part), missing);
    }
    return absent(part, missing);
  }

  /** What the code says, written as in a file; a plain value needs no quotes there. */
  private static ConfigValue instead(Shape.Part part) {
    String text = part.instead();
    boolean isPlain = part.form() instanceof Form.Plain || part.form() instanceof Form.Choice;
    return isPlain && !text.startsWith("\"")
        ? ConfigValueFactory.fromAnyRef(text)
        : ConfigFactory.parseString("value = " + text).getValue("value");
  }

  private Optional<Object> absent(Shape.Part part, Place place) {
    return switch (part.form()) {
      case Form.Maybe maybe -> Optional.of(Optional.empty());
      case Form.Many many -> Optional.of(List.of());
      case Form.ByName byName -> Optional.of(Map.of());
      case Form.Block inner -> block(inner.shape(), ConfigFactory.empty().root(), place);
      case Form.Raw raw -> Optional.of(ConfigFactory.empty().root());
      case Form.Plain plain -> missing(part, place);
      case Form.Choice choice -> missing(part, place);
      case Form.Hidden hidden -> missing(part, place);
    };
  }

  private Optional<Object> missing(Shape.Part part, Place place) {
    String about = part.about().isEmpty() ? "" : " (" + part.about() + ")";
    return problem(place, "is missing%s: it must be %s".formatted(about, part.form().words()));
  }

  private Optional<Object> value(Form form, ConfigValue value, Place place) {
    return switch (form) {
      case Form.Maybe maybe -> value(maybe.of(), value, place).map(Optional::of);
      case Form.Block inner ->
          value instanceof ConfigObject block
              ? block(inner.shape(), block, place)
              : misfit(form, value, place);
      case Form.Raw raw ->
          value instanceof ConfigObject ? Optional.of(value) : misfit(form, value, place);
      case Form.Many many ->
          value instanceof ConfigList list ? list(many, list, place) : misfit(form, value, place);
      case Form.ByName named ->
          value instanceof ConfigObject block
              ? named(named, block, place)
              : misfit(form, value, place);
      case Form.Plain plain -> text(form, value, place).flatMap(it -> plain(plain, it, place));
      case Form.Choice choice -> text(form, value, place).flatMap(it -> choice(choice, it, place));
      case Form.Hidden hidden -> text(form, value, place).flatMap(it -> hidden(it, place));
    };
  }

  private Optional<Object> list(Form.Many many, ConfigList list, Place place) {
    int before = problems.size();
    List<Object> values = new ArrayList<>();
    for (ConfigValue element : list) {
      value(many.of(), element, place.element(values.size() + 1, element)).ifPresent(values::add);
    }
    return problems.size() > before ? Optional.empty() : Optional.of(List.copyOf(values));
  }

  private Optional<Object> named(Form.ByName named, ConfigObject block, Place place) {
    int before = problems.size();
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : new TreeSet<>(block.keySet())) {
      there(block, key)
          .flatMap(value -> value(named.of(), value, place.at(key, value)))
          .ifPresent(value -> values.put(key, value));
    }
    return problems.size() > before ? Optional.empty() : Optional.of(values);
  }

  private Optional<String> text(Form form, ConfigValue value, Place place) {
    if (value instanceof ConfigObject || value instanceof ConfigList) {
      misfit(form, value, place);
      return Optional.empty();
    }
    // As it was written: 1.10 is a version, and no 1.1.
    return Optional.of(value.atKey("value").getString("value"));
  }

  private Optional<Object> plain(Form.Plain plain, String text, Place place) {
    Optional<String> whole = replaced(text, place);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(plain.scalar().read().apply(whole.get()));
    } catch (RuntimeException none) {
      return misfit(plain, "'" + whole.get() + "'", place);
    }
  }

  private Optional<Object> choice(Form.Choice choice, String text, Place place) {
    Optional<String> whole = replaced(text, place);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    return choice
        .named(whole.get())
        .<Object>map(constant -> constant)
        .or(() -> misfit(choice, "'" + whole.get() + "'", place));
  }

  private Optional<String> replaced(String text, Place place) {
    try {
      return Optional.of(names.replacedIn(text));
    } catch (IllegalArgumentException misfit) {
      problem(place, "cannot be: " + misfit.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Object> hidden(String text, Place place) {
    try {
      Secret secret = names.secret(text);
      return Optional.of(secret);
    } catch (IllegalArgumentException misfit) {
      return problem(place, String.valueOf(misfit.getMessage()));
    }
  }

  private Optional<Object> misfit(Form form, ConfigValue value, Place place) {
    return misfit(form, value instanceof ConfigObject ? "a block" : "a list or a value", place);
  }

  private Optional<Object> misfit(Form form, String was, Place place) {
    return problem(place, "must be %s, and was %s".formatted(form.words(), was));
  }
}
