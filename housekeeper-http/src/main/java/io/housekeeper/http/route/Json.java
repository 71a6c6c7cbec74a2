package io.housekeeper.http.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Records as JSON, and back: durations are milliseconds, what is not there is left out. */
public final class Json {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .addModule(times())
          .build();

  private Json() {}

  private static SimpleModule times() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(
        Duration.class,
        new ValueSerializer<Duration>() {
          @Override
          public void serialize(Duration value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(value.toMillis());
          }
        });
    module.addDeserializer(
        Duration.class,
        new ValueDeserializer<Duration>() {
          @Override
          public Duration deserialize(JsonParser json, DeserializationContext context) {
            return Duration.ofMillis(json.getLongValue());
          }
        });
    module.addDeserializer(
        Instant.class,
        new ValueDeserializer<Instant>() {
          @Override
          public Instant deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getString();
            return Times.read(text)
                .orElseThrow(() -> Problem.bad("'%s' is not %s".formatted(text, Times.WORDS)));
          }
        });
    return module;
  }

  public static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** A text that is JSON already, as part of something larger. */
  public static Object tree(String json) {
    return JSON.readTree(json);
  }

  /**
   * A record that somebody has sent.
   *
   * @throws Problem if the text is not one
   */
  public static <T extends Record> T read(Content content, Class<T> type) {
    try {
      T read = JSON.readValue(content.text(), type);
      if (read == null) {
        throw Problem.bad("the body is empty: it must be a JSON object");
      }
      refuseMissing(read);
      return read;
    } catch (UnrecognizedPropertyException unknown) {
      throw Problem.bad(
          "'%s' is unknown; there is %s"
              .formatted(
                  unknown.getPropertyName(),
                  Optional.ofNullable(unknown.getKnownPropertyIds())
                      .map(Object::toString)
                      .orElse("nothing")));
    } catch (JacksonException misfit) {
      throw Problem.bad("the body cannot be read: " + words(misfit));
    }
  }

  private static String words(JacksonException misfit) {
    Throwable cause = misfit.getCause();
    String text =
        cause instanceof IllegalArgumentException refused
            ? String.valueOf(refused.getMessage())
            : String.valueOf(misfit.getOriginalMessage());
    String line = text.lines().findFirst().orElse("");
    return line.replaceAll("`?(?:io\\.housekeeper|java|tools\\.jackson)\\.[\\w.$]+`?", "that");
  }

  private static void refuseMissing(Record read) {
    for (RecordComponent component : read.getClass().getRecordComponents()) {
      if (value(component, read).isEmpty()) {
        throw Problem.bad("'%s' is missing".formatted(component.getName()));
      }
    }
  }

  private static Optional<Object> value(RecordComponent component, Record of) {
    try {
      return Optional.ofNullable(component.getAccessor().invoke(of))
          .filter(value -> !(value instanceof JsonNode node && node.isMissingNode()));
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
