package io.housekeeper.client;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.housekeeper.client.answer.Attention;
import io.housekeeper.client.answer.ListenerTest;
import io.housekeeper.client.answer.RunSummary;
import io.housekeeper.client.answer.TokenStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Records of JSON. What is unknown here is passed over, so that a newer service is understood; what
 * an older one does not say is empty.
 */
final class Json {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // Durations are milliseconds.
          .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
          .withConfigOverride(List.class, it -> it.setNullHandling(empty()))
          .withConfigOverride(Map.class, it -> it.setNullHandling(empty()))
          .withConfigOverride(String.class, it -> it.setNullHandling(empty()))
          .addModule(
              new SimpleModule()
                  .addDeserializer(RunSummary.State.class, new Word<>(RunSummary.State.UNKNOWN))
                  .addDeserializer(RunSummary.Trigger.class, new Word<>(RunSummary.Trigger.UNKNOWN))
                  .addDeserializer(Attention.Kind.class, new Word<>(Attention.Kind.UNKNOWN))
                  .addDeserializer(
                      ListenerTest.Outcome.class, new Word<>(ListenerTest.Outcome.UNKNOWN))
                  .addDeserializer(TokenStatus.Role.class, new Word<>(TokenStatus.Role.UNKNOWN))
                  .addDeserializer(TokenStatus.Kind.class, new Word<>(TokenStatus.Kind.UNKNOWN)))
          .build();

  private Json() {}

  private static JsonSetter.Value empty() {
    return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  }

  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** What a text says; nothing if it is not of that kind. */
  static <T> Optional<T> read(String text, Class<T> type) {
    try {
      return Optional.ofNullable(JSON.readValue(text, type));
    } catch (JacksonException misfit) {
      return Optional.empty();
    }
  }

  /** One word of several; a newer service may have more. */
  static final class Word<E extends Enum<E>> extends ValueDeserializer<E> {

    private final E unknown;

    Word(E unknown) {
      this.unknown = unknown;
    }

    @Override
    public E deserialize(JsonParser json, DeserializationContext context) {
      return of(json.getString(), unknown);
    }

    /** The one that a text names. */
    static <E extends Enum<E>> E of(String text, E unknown) {
      return Arrays.stream(unknown.getDeclaringClass().getEnumConstants())
          .filter(one -> one.name().equals(text))
          .findFirst()
          .orElse(unknown);
    }
  }
}
