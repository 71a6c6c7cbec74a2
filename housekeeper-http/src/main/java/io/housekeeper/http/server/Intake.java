package io.housekeeper.http.server;

import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.route.Caller;
import io.housekeeper.http.route.Content;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Routes;
import io.housekeeper.http.route.Routes.Found;
import io.housekeeper.http.security.Gate;
import io.housekeeper.http.security.Hosts;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.Headers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * Takes requests in: finds their route and receives them whole on the threads of the connections,
 * where nothing may wait, and has them answered by others.
 */
final class Intake implements HttpHandler {

  /** The largest body: nobody has more to say to a scheduler. */
  private static final int LARGEST = 256 * 1024;

  private final Routes routes;
  private final Hosts hosts;
  private final Gate gate;
  private final String base;
  private final Crew crew;

  /**
   * @param base what a proxy puts before each path; it may leave it there or not
   */
  Intake(Routes routes, Hosts hosts, Gate gate, String base, Crew crew) {
    this.routes = routes;
    this.hosts = hosts;
    this.gate = gate;
    this.base = base;
    this.crew = crew;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    try {
      arrive(exchange);
    } catch (RuntimeException failure) {
      refuse(exchange, failure);
    }
  }

  /** People are told on a page, programs in JSON. */
  private void refuse(HttpServerExchange exchange, Throwable failure) {
    Problem problem = Failures.problem(failure);
    String wanted =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.ACCEPT)).orElse("");
    Sending.send(
        exchange,
        wanted.contains("text/html") ? Drawing.problem(problem, base) : Reply.problem(problem));
  }

  private void arrive(HttpServerExchange exchange) {
    Optional<String> host =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.HOST));
    Found found;
    try {
      found = routes.find(verb(exchange), path(exchange));
    } catch (Problem unknown) {
      // Whoever calls by a wrong name is not told what there is.
      hosts.check(host);
      throw unknown;
    }
    if (exchange.getRequestHeaders().count(Headers.HOST) > 1) {
      throw Problem.bad("the header Host is there more than once");
    }
    if (!found.route().about().anyHost()) {
      hosts.check(host);
    }
    if (found.route().verb().changes()) {
      receive(exchange, found);
    } else {
      dispatch(exchange, found, Content.NONE);
    }
  }

  private static String verb(HttpServerExchange exchange) {
    String verb = exchange.getRequestMethod().toString();
    return verb.equals("HEAD") ? "GET" : verb;
  }

  private String path(HttpServerExchange exchange) {
    String path = exchange.getRequestPath();
    return !base.isEmpty() && (path + "/").startsWith(base + "/")
        ? path.substring(base.length())
        : path;
  }

  private void receive(HttpServerExchange exchange, Found found) {
    exchange.setMaxEntitySize(LARGEST);
    Deadline deadline = Deadline.of(exchange);
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (whole, body) -> {
              deadline.met();
              dispatch(whole, found, Content.of(body));
            },
            (broken, why) -> {
              deadline.met();
              broken.setPersistent(false);
              Sending.send(
                  broken,
                  Reply.problem(
                      Problem.of(413, "the body has more than %,d bytes".formatted(LARGEST))));
            });
  }

  private void dispatch(HttpServerExchange exchange, Found found, Content body) {
    try {
      exchange.dispatch(crew.workers(), () -> answer(exchange, found, body));
    } catch (RejectedExecutionException full) {
      Sending.send(
          exchange,
          Reply.problem(Problem.of(503, "too many requests wait: try again in a moment")));
    }
  }

  private void answer(HttpServerExchange exchange, Found found, Content body) {
    try {
      Request.Received received =
          Receiving.received(exchange, found.path(), body, base, crew.listening().latest());
      Caller caller = gate.enter(found.route(), visit(exchange, received));
      give(exchange, found.route().handler().answer(Request.of(found.route(), received, caller)));
    } catch (Throwable failure) {
      // An Error too is answered, or the connection would hang.
      refuse(exchange, failure);
    }
  }

  private static Gate.Visit visit(HttpServerExchange exchange, Request.Received received) {
    Map<String, String> headers = received.headers();
    return new Gate.Visit(
        received.address(),
        name -> Optional.ofNullable(headers.get(name)),
        name -> Optional.ofNullable(exchange.getRequestCookie(name)).map(Cookie::getValue),
        name -> Optional.ofNullable(received.form().get(name)));
  }

  private void give(HttpServerExchange exchange, Reply reply) {
    switch (reply) {
      case Reply.Whole whole -> Sending.send(exchange, whole);
      case Reply.Later later -> crew.waiting().add(exchange, later);
      case Reply.News news -> crew.listening().add(exchange, news);
    }
  }
}
