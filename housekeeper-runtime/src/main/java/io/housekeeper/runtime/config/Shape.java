package io.housekeeper.runtime.config;

import io.housekeeper.api.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a record wants to be made of.
 *
 * @param constructor the canonical one
 */
record Shape(List<Part> parts, Constructor<?> constructor) {

  /**
   * A component.
   *
   * @param key its name in the configuration: {@code retryDelay} is {@code retry-delay} there
   * @param about what it is for; empty if nobody says
   * @param instead what holds if the configuration has none; empty for nothing
   */
  record Part(String key, Form form, String about, String instead) {}

  static Shape of(Class<?> type) {
    return of(type, List.of());
  }

  /**
   * @throws IllegalArgumentException if the record has a component that no text can become
   */
  static Shape of(Class<?> type, List<Class<?>> outer) {
    RecordComponent[] components = type.getRecordComponents();
    List<Class<?>> around = new ArrayList<>(outer);
    around.add(type);
    List<Part> parts = Arrays.stream(components).map(one -> part(type, one, around)).toList();
    return new Shape(parts, constructor(type, components));
  }

  private static Part part(Class<?> type, RecordComponent component, List<Class<?>> around) {
    Form form =
        Form.of(component.getGenericType(), around)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "settings of %s cannot be read: '%s' is a %s, which no setting can be"
                            .formatted(
                                type.getName(),
                                component.getName(),
                                component.getGenericType().getTypeName())));
    Optional<Setting> setting = Optional.ofNullable(component.getAnnotation(Setting.class));
    return new Part(
        key(component.getName()),
        form,
        setting.map(Setting::value).orElse(""),
        setting.map(Setting::or).orElse(""));
  }

  private static String key(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("record without its constructor: " + type, impossible);
    }
  }

  List<String> keys() {
    return parts.stream().map(Part::key).toList();
  }

  /**
   * The record.
   *
   * @throws IllegalArgumentException with what its own constructor says, if it throws
   */
  Object make(List<Object> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException refused) {
      Throwable why = Optional.ofNullable(refused.getCause()).orElse(refused);
      throw new IllegalArgumentException(
          Optional.ofNullable(why.getMessage()).orElseGet(why::toString), why);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
