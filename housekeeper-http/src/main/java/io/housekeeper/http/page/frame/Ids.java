package io.housekeeper.http.page.frame;

import java.util.stream.Collectors;

/** Ids of elements, made of names that may have whatever in them. */
public final class Ids {

  private Ids() {}

  /** Two names never have the same, and none needs escaping in a selector. */
  public static String of(String kind, String name) {
    return name.chars().mapToObj(Ids::safe).collect(Collectors.joining("", kind + "-", ""));
  }

  private static String safe(int character) {
    boolean isPlain =
        character == '-'
            || (character >= '0' && character <= '9')
            || (character >= 'a' && character <= 'z')
            || (character >= 'A' && character <= 'Z');
    return isPlain ? Character.toString(character) : "_" + Integer.toHexString(character) + "_";
  }
}
