package io.housekeeper.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A question or a request, as it is sent.
 *
 * @param path with what is open in it filled in
 * @param query what stands behind the question mark
 * @param body what is sent as JSON; nothing if it is empty
 * @param key under which it is done once
 * @param patience how long the service may wait before it answers
 */
record Ask(
    String verb,
    String path,
    Map<String, Object> query,
    Map<String, Object> body,
    Optional<String> key,
    Duration patience) {

  private static final String API = "/api/housekeeper";

  /** Of the interface for programs. */
  static Ask of(String verb, String template, String... open) {
    return outside(verb, API + template, open);
  }

  static Ask get(String template, String... open) {
    return of("GET", template, open);
  }

  static Ask post(String template, String... open) {
    return of("POST", template, open);
  }

  /** Of what lies beside it. */
  static Ask outside(String verb, String template, String... open) {
    String path = template;
    for (String value : open) {
      path = path.replaceFirst("\\{}", encoded(value));
    }
    return new Ask(verb, path, Map.of(), Map.of(), Optional.empty(), Duration.ZERO);
  }

  Ask with(String name, Object value) {
    return new Ask(verb, path, more(query, name, value), body, key, patience);
  }

  Ask with(String name, Optional<?> value) {
    return value.isEmpty() ? this : with(name, value.get());
  }

  Ask sending(String name, Object value) {
    return new Ask(verb, path, query, more(body, name, value), key, patience);
  }

  /** What somebody says of himself; what is taken away has no body to say why in. */
  Ask as(Asking asking) {
    Ask keyed = new Ask(verb, path, query, body, asking.key(), patience);
    Ask because = asking.reason().isEmpty() ? keyed : keyed.saying("reason", asking.reason());
    return asking.until().isEmpty()
        ? because
        : because.saying("until", asking.until().get().toString());
  }

  private Ask saying(String name, String text) {
    return verb.equals("DELETE") ? with(name, text) : sending(name, text);
  }

  Ask waiting(Duration atMost) {
    return new Ask(verb, path, more(query, "wait", atMost.toSeconds()), body, key, atMost);
  }

  /** Whether nothing is done twice if it is sent twice. */
  boolean isSafe() {
    return verb.equals("GET") || key.isPresent();
  }

  /** The path with what stands behind it. */
  String target() {
    return query.isEmpty()
        ? path
        : query.entrySet().stream()
            .map(one -> one.getKey() + "=" + encoded(String.valueOf(one.getValue())))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  private static Map<String, Object> more(Map<String, Object> some, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(some);
    more.put(name, value);
    return more;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
