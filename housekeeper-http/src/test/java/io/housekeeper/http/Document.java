package io.housekeeper.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document of the interface for programs, to which each answer is held. */
final class Document {

  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode root;

  Document(String text) {
    this.root = JSON.readTree(text);
  }

  /** What was answered. */
  record Answer(int status, String media, String body) {

    /** Without what stands behind the kind of content. */
    private String plainMedia() {
      return media.replaceFirst(";.*", "").strip();
    }
  }

  /** All that may be asked: a verb and a path each. */
  List<String> operations() {
    List<String> all = new ArrayList<>();
    root.get("paths")
        .forEachEntry(
            (path, item) ->
                item.propertyNames().stream()
                    .map(verb -> verb.toUpperCase(Locale.ROOT) + " " + path)
                    .forEach(all::add));
    return all;
  }

  /** The operation that a request is of. */
  Optional<String> operation(String verb, String path) {
    return path(path)
        .filter(it -> it.getValue().has(verb.toLowerCase(Locale.ROOT)))
        .map(it -> verb + " " + it.getKey());
  }

  /**
   * Whether an answer is one of those that the document has for a request. Pages are in no
   * document.
   *
   * @return what is wrong with it
   */
  List<String> objections(String verb, String path, Answer answer) {
    Optional<Map.Entry<String, JsonNode>> found = path(path);
    if (found.isEmpty()) {
      return List.of();
    }
    JsonNode operation = found.get().getValue().path(verb.toLowerCase(Locale.ROOT));
    String what = "%s %s: %d %s".formatted(verb, path, answer.status(), answer.media());
    JsonNode contents =
        operation.path("responses").path(Integer.toString(answer.status())).path("content");
    JsonNode content = contents.path(answer.plainMedia());
    if (content.isMissingNode()) {
      return operation.isMissingNode() && answer.status() == 405
          ? List.of()
          : List.of("%s is not in the document, which has %s".formatted(what, contents));
    }
    return content.has("schema")
        ? new Shape(root)
            .objections(content.get("schema"), JSON.readTree(answer.body())).stream()
                .map(objection -> "%s: %s in %s".formatted(what, objection, answer.body()))
                .toList()
        : List.of();
  }

  private Optional<Map.Entry<String, JsonNode>> path(String path) {
    return root.get("paths").properties().stream()
        .filter(one -> path.matches(pattern(one.getKey())))
        .min(Comparator.comparingLong(one -> openness(one.getKey())));
  }

  private static String pattern(String template) {
    return template.replaceAll("\\{[^}]*}", "[^/]*").replace(".json", "\\.json");
  }

  private static long openness(String template) {
    return Stream.of(template.split("/")).filter(segment -> segment.startsWith("{")).count();
  }
}
