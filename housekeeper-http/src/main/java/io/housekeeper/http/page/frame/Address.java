package io.housekeeper.http.page.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The address of a page, with what it is asked behind the question mark. */
public record Address(String text) {

  /** The same, asked for more; what is empty asks for nothing. */
  public Address with(String name, String value) {
    String before = text.contains("?") ? "&" : "?";
    return value.isEmpty()
        ? this
        : new Address(
            text + before + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  public Address with(String name, Optional<String> value) {
    return with(name, value.orElse(""));
  }
}
