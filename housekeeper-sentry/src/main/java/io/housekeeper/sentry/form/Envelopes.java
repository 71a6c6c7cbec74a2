package io.housekeeper.sentry.form;

import io.sentry.ISerializer;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes of what the SDK knows. It has its options for itself, and nothing of it is running. */
final class Envelopes {

  private final SentryOptions options = new SentryOptions();

  SentryOptions options() {
    return options;
  }

  ISerializer serializer() {
    return options.getSerializer();
  }

  byte[] bytes(SentryEnvelope envelope) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      serializer().serialize(envelope, bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (Exception failure) {
      throw new IllegalStateException("an envelope for Sentry cannot be written", failure);
    }
    return bytes.toByteArray();
  }
}
