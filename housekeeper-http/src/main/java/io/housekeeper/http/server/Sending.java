package io.housekeeper.http.server;

import io.housekeeper.http.route.Reply;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/** Sends answers. */
final class Sending {

  /** Scripts and styles are our own files; nobody shows us in a frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private Sending() {}

  /** Sends an answer, unless another one is on its way. */
  static void send(HttpServerExchange exchange, Reply.Whole reply) {
    if (exchange.isResponseStarted()) {
      exchange.endExchange();
      return;
    }
    exchange.setStatusCode(reply.status());
    protect(exchange);
    put(exchange, "Cache-Control", "no-store");
    reply.headers().forEach((name, value) -> put(exchange, name, value));
    if (!reply.media().isEmpty()) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, reply.media());
    }
    if (reply.status() == 401) {
      put(exchange, "WWW-Authenticate", "Bearer");
    }
    if (reply.body().isEmpty()) {
      exchange.endExchange();
    } else {
      exchange.getResponseSender().send(reply.body().buffer());
    }
  }

  /** What browsers are told about everything that comes from here. */
  static void protect(HttpServerExchange exchange) {
    put(exchange, "Content-Security-Policy", POLICY);
    put(exchange, "X-Content-Type-Options", "nosniff");
    put(exchange, "X-Frame-Options", "DENY");
    put(exchange, "Referrer-Policy", "same-origin");
    put(exchange, "Cross-Origin-Opener-Policy", "same-origin");
  }

  private static void put(HttpServerExchange exchange, String name, String value) {
    exchange.getResponseHeaders().put(HttpString.tryFromString(name), value);
  }
}
