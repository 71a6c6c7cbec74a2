package io.housekeeper.runtime.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Numbers that the name of a task fixes for good: the same on every node, in every version and
 * after every restart. They must never change, because a fleet's schedules would move.
 */
record NameHash(String name) {

  /** A number from 0 up to but not including a limit, independent for each purpose. */
  long below(String purpose, long limit) {
    return Long.remainderUnsigned(mixed(purpose), limit);
  }

  /** FNV-1a over purpose and name, then the finaliser of MurmurHash3 to spread what is alike. */
  private long mixed(String purpose) {
    long hash = 0xcbf29ce484222325L;
    for (byte letter : (purpose + '\0' + name).getBytes(UTF_8)) {
      hash = (hash ^ (letter & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
