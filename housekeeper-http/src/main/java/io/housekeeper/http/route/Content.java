package io.housekeeper.http.route;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What is sent or answered. */
public final class Content {

  /** Nothing. */
  public static final Content NONE = new Content(new byte[0]);

  private final byte[] bytes;

  private Content(byte[] bytes) {
    this.bytes = bytes;
  }

  /** These bytes, which nobody changes any more. */
  public static Content of(byte[] bytes) {
    return new Content(bytes);
  }

  public static Content of(String text) {
    return new Content(text.getBytes(StandardCharsets.UTF_8));
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
