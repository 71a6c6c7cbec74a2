package io.housekeeper.http.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Puts keys that say only what they are into the wrapping that says of which kind (PKCS#8). */
final class Der {

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int CURVE = 0xA0;

  private static final byte[] VERSION = hex("020100");
  private static final byte[] RSA = hex("300d06092a864886f70d0101010500");
  private static final byte[] EC = hex("06072a8648ce3d0201");

  private Der() {}

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /** Of an RSA key (PKCS#1). */
  static byte[] wrappedRsa(byte[] key) {
    return of(SEQUENCE, VERSION, RSA, of(OCTETS, key));
  }

  /**
   * Of a key of an elliptic curve (SEC 1), which says itself on which.
   *
   * @throws IllegalArgumentException if it does not
   */
  static byte[] wrappedCurve(byte[] key) {
    ByteBuffer parts = content(ByteBuffer.wrap(key));
    while (parts.hasRemaining()) {
      int kind = Byte.toUnsignedInt(parts.get(parts.position()));
      ByteBuffer content = content(parts);
      if (kind == CURVE) {
        byte[] curve = new byte[content.remaining()];
        content.get(curve);
        return of(SEQUENCE, VERSION, of(SEQUENCE, EC, curve), of(OCTETS, key));
      }
    }
    throw new IllegalArgumentException("the key does not say on which curve it is");
  }

  /** What is in the next element, which is passed by. */
  private static ByteBuffer content(ByteBuffer from) {
    from.get();
    int length = Byte.toUnsignedInt(from.get());
    if (length > 0x7F) {
      int bytes = length & 0x7F;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = length << 8 | Byte.toUnsignedInt(from.get());
      }
    }
    ByteBuffer content = from.slice().limit(length);
    from.position(from.position() + length);
    return content;
  }

  private static byte[] of(int kind, byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(kind);
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    if (length > 0x7F) {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      whole.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        whole.write(length >>> (8 * i));
      }
    } else {
      whole.write(length);
    }
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
