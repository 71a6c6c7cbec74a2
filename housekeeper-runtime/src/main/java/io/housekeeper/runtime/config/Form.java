package io.housekeeper.runtime.config;

import com.typesafe.config.ConfigObject;
import io.housekeeper.api.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a value of a configuration can be, as the type of a record's component says. */
sealed interface Form {

  /** What it must be, to be read behind "must be". */
  String words();

  record Plain(Scalar scalar) implements Form {
    @Override
    public String words() {
      return scalar.words();
    }
  }

  record Hidden() implements Form {
    @Override
    public String words() {
      return "a secret";
    }
  }

  record Choice(List<Enum<?>> constants) implements Form {
    @Override
    public String words() {
      return "one of " + constants.stream().map(Choice::text).collect(Collectors.joining(", "));
    }

    Optional<Enum<?>> named(String text) {
      String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-');
      return constants.stream().filter(one -> text(one).equals(wanted)).findFirst();
    }

    private static String text(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  record Block(Shape shape) implements Form {
    @Override
    public String words() {
      return "a block { … }";
    }
  }

  /** Is read later, by somebody else. */
  record Raw() implements Form {
    @Override
    public String words() {
      return "a block { … }";
    }
  }

  record Maybe(Form of) implements Form {
    @Override
    public String words() {
      return of.words();
    }
  }

  record Many(Form of) implements Form {
    @Override
    public String words() {
      return "a list [ … ]";
    }
  }

  record ByName(Form of) implements Form {
    @Override
    public String words() {
      return "a block with a name for each { … }";
    }
  }

  /**
   * The form of a type; nothing if it has none.
   *
   * @param outer the records around it: one inside itself would never end
   */
  static Optional<Form> of(Type type, List<Class<?>> outer) {
    if (type instanceof Class<?> plain) {
      return ofClass(plain, outer);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return of(of[0], outer).map(Maybe::new);
      }
      if (generic.getRawType() == List.class) {
        return of(of[0], outer).map(Many::new);
      }
      if (generic.getRawType() == Map.class && of[0] == String.class) {
        return of(of[1], outer).map(ByName::new);
      }
    }
    return Optional.empty();
  }

  private static Optional<Form> ofClass(Class<?> type, List<Class<?>> outer) {
    if (type == Secret.class) {
      return Optional.of(new Hidden());
    }
    if (type == ConfigObject.class) {
      return Optional.of(new Raw());
    }
    if (type.isEnum()) {
      return Optional.of(
          new Choice(
              Arrays.stream(type.getEnumConstants()).<Enum<?>>map(one -> (Enum<?>) one).toList()));
    }
    if (type.isRecord() && !outer.contains(type)) {
      return Optional.of(new Block(Shape.of(type, outer)));
    }
    return Scalar.of(type).map(Plain::new);
  }
}
