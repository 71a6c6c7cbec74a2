package io.housekeeper.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sentry.CheckIn;
import io.sentry.ISerializer;
import io.sentry.JsonObjectReader;
import io.sentry.NoOpLogger;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An envelope as the SDK itself reads it.
 *
 * @param id of the envelope
 */
record Received(String id, Optional<CheckIn> checkIn, Optional<SentryEvent> event) {

  private static final ISerializer SERIALIZER = new SentryOptions().getSerializer();

  static Received read(byte[] bytes) {
    try {
      SentryEnvelope envelope =
          Objects.requireNonNull(
              SERIALIZER.deserializeEnvelope(new ByteArrayInputStream(bytes)), "no envelope");
      Iterator<SentryEnvelopeItem> items = envelope.getItems().iterator();
      SentryEnvelopeItem item = items.next();
      if (items.hasNext()) {
        throw new IllegalArgumentException("the server takes one check-in of an envelope");
      }
      @Nullable SentryId id = envelope.getHeader().getEventId();
      return of(Objects.requireNonNull(id).toString(), item);
    } catch (Exception failure) {
      throw new IllegalArgumentException(new String(bytes, UTF_8), failure);
    }
  }

  private static Received of(String id, SentryEnvelopeItem item) throws Exception {
    String type = item.getHeader().getType().getItemType();
    return switch (type) {
      case "check_in" -> new Received(id, Optional.of(checkIn(item)), Optional.empty());
      case "event" ->
          new Received(id, Optional.empty(), Optional.ofNullable(item.getEvent(SERIALIZER)));
      default -> throw new IllegalArgumentException("what is a " + type);
    };
  }

  /** The SDK has no short way for that. */
  private static CheckIn checkIn(SentryEnvelopeItem item) throws Exception {
    try (JsonObjectReader reader =
        new JsonObjectReader(new StringReader(new String(item.getData(), UTF_8)))) {
      return new CheckIn.Deserializer().deserialize(reader, NoOpLogger.getInstance());
    }
  }
}
