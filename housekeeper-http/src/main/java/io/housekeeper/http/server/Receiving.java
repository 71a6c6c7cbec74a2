package io.housekeeper.http.server;

import io.housekeeper.http.route.Content;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Request;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what a request says. */
final class Receiving {

  private Receiving() {}

  /**
   * Reads it.
   *
   * @param base what a proxy puts before each path
   * @param newest the id of what was told last before this
   */
  static Request.Received received(
      HttpServerExchange exchange,
      Map<String, String> path,
      Content body,
      String base,
      String newest) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    exchange
        .getQueryParameters()
        .forEach((name, values) -> query.put(name, new ArrayList<>(values)));
    Map<String, String> headers = headers(exchange);
    boolean isForm =
        headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
    Map<String, String> form = isForm ? form(body.text()) : Map.of();
    return new Request.Received(address(exchange), path, query, headers, form, body, base, newest);
  }

  private static String address(HttpServerExchange exchange) {
    return exchange.getSourceAddress().getAddress().getHostAddress();
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException misfit) {
      throw Problem.bad("the form cannot be read");
    }
  }

  /** By their names in lower case; of several of one name the first. */
  static Map<String, String> headers(HttpServerExchange exchange) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HeaderValues values : exchange.getRequestHeaders()) {
      headers.putIfAbsent(
          values.getHeaderName().toString().toLowerCase(Locale.ROOT), values.getFirst());
    }
    return headers;
  }
}
