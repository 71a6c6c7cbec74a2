package io.housekeeper.http.api;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Json;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The document of this interface for programs that write programs, made of its ways in. */
final class OpenApi {

  private final List<Route> routes;

  OpenApi(List<Route> routes) {
    this.routes = routes;
  }

  Route route() {
    return new Group("document", Api.PREFIX)
        .get("/openapi.json", Access.VIEWER, "This document")
        .answers(200, "application/json", "OpenAPI 3.1")
        .by(request -> Reply.text(200, "application/json", Json.write(document(request.base()))));
  }

  private Map<String, Object> document(String base) {
    Schemas schemas = new Schemas();
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (Route route : routes) {
      paths
          .computeIfAbsent(route.path().text(), path -> new LinkedHashMap<>())
          .put(route.verb().name().toLowerCase(Locale.ROOT), operation(route, schemas));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title", "Housekeeper",
            "version", "1.0",
            "description",
                "Durations are milliseconds, times are in UTC, ids are texts. What is not there is"
                    + " left out."));
    document.put("servers", List.of(Map.of("url", base.isEmpty() ? "/" : base)));
    document.put("paths", paths);
    document.put(
        "components",
        Map.of(
            "schemas", schemas.all(),
            "securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
    return document;
  }

  private static Map<String, Object> operation(Route route, Schemas schemas) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id(route));
    operation.put("tags", List.of(route.about().group()));
    operation.put("summary", route.about().summary());
    operation.put("x-access", route.access().name().toLowerCase(Locale.ROOT));
    operation.put(
        "security",
        route.access() == Access.ANYBODY ? List.of() : List.of(Map.of("token", List.of())));
    operation.put("parameters", parameters(route));
    route
        .about()
        .body()
        .ifPresent(
            type ->
                operation.put(
                    "requestBody",
                    Map.of("content", Map.of("application/json", schema(schemas.of(type))))));
    operation.put("responses", answers(route, schemas));
    return operation;
  }

  private static Map<String, Object> answers(Route route, Schemas schemas) {
    Map<String, Object> all = new TreeMap<>();
    Problems.of(route)
        .forEach((status, words) -> all.put(status.toString(), answer(words, problem(schemas))));
    route
        .about()
        .answers()
        .forEach(
            (status, answer) -> {
              Map<String, Object> contents = new TreeMap<>(content(answer, schemas));
              if (Problems.of(route).containsKey(status)) {
                contents.putAll(problem(schemas));
              }
              all.put(status.toString(), answer(answer.words(), contents));
            });
    return all;
  }

  private static String id(Route route) {
    String words =
        route.verb().name().toLowerCase(Locale.ROOT)
            + route.path().text().replace(Api.PREFIX, "").replaceAll("[^A-Za-z0-9]+", "-");
    return words.endsWith("-") ? words.substring(0, words.length() - 1) : words;
  }

  private static Map<String, Object> schema(Map<String, Object> schema) {
    return Map.of("schema", schema);
  }

  private static Map<String, Object> answer(String words, Map<String, Object> contents) {
    return Map.of("description", words, "content", contents);
  }

  private static Map<String, Object> content(Route.Answer answer, Schemas schemas) {
    return answer.media().equals(Reply.PROBLEM)
        ? problem(schemas)
        : Map.of(
            answer.media(), answer.body().map(type -> schema(schemas.of(type))).orElse(Map.of()));
  }

  private static Map<String, Object> problem(Schemas schemas) {
    return Map.of(Reply.PROBLEM, schema(schemas.problem()));
  }

  private static List<Map<String, Object>> parameters(Route route) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Parameter one : route.about().parameters()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("name", one.name());
      shown.put("in", route.isInPath(one) ? "path" : "query");
      shown.put("required", route.isInPath(one));
      shown.put("description", one.words());
      shown.put("schema", Schemas.of(one.kind()));
      if (one.kind() instanceof Parameter.Kind.Words) {
        shown.put("style", "form");
        shown.put("explode", false);
      }
      all.add(shown);
    }
    if (route.verb().changes()) {
      all.add(header("Idempotency-Key", "Under this key it is done once, and answered again"));
      all.add(header("If-Match", "Only if it is still what had this ETag, or this revision"));
    }
    return all;
  }

  private static Map<String, Object> header(String name, String words) {
    return Map.of(
        "name",
        name,
        "in",
        "header",
        "required",
        false,
        "description",
        words,
        "schema",
        Map.of("type", "string", "maxLength", 200));
  }
}
