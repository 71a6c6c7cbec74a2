package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds answers to the document notices when they are others. */
class DocumentTest {

  private static final Document DOCUMENT =
      new Document(
          """
          {"paths": {"/tasks/{task}": {"get": {"responses": {"200": {"content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Task"}}}}}}}},
           "components": {"schemas": {"Task": {
             "type": "object",
             "properties": {
               "name": {"type": "string"},
               "state": {"type": "string", "enum": ["ON", "OFF"]},
               "at": {"type": "string", "format": "date-time"},
               "count": {"type": "integer", "format": "int32"},
               "tags": {"type": "array", "items": {"type": "string"}},
               "sums": {"type": "object", "additionalProperties": {"type": "integer"}},
               "odd": {"type": "string", "maxLength": 3},
               "any": {}},
             "required": ["name"],
             "additionalProperties": false}}}}
          """);

  private static Document.Answer answer(int status, String media, String body) {
    return new Document.Answer(status, media, body);
  }

  @Test
  void whatIsAsItSaysIsTaken() {
    String body =
        """
        {"name": "a", "state": "ON", "at": "2027-01-01T00:00:00Z", "count": 7, "tags": ["b"],
         "sums": {"c": 9}, "any": [null]}
        """;
    Document.Answer well = answer(200, "application/json; charset=utf-8", body);
    assertThat(DOCUMENT.objections("GET", "/tasks/a", well)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"name\": 7}",
        "{\"name\": null}",
        "{\"name\": \"a\", \"more\": 1}",
        "{\"name\": \"a\", \"state\": \"on\"}",
        "{\"name\": \"a\", \"at\": \"yesterday\"}",
        "{\"name\": \"a\", \"at\": \"2027-01-01T00:00:00+01:00\"}",
        "{\"name\": \"a\", \"count\": 1.5}",
        "{\"name\": \"a\", \"count\": 9223372036854775807}",
        "{\"name\": \"a\", \"tags\": [\"b\", 7]}",
        "{\"name\": \"a\", \"tags\": \"b\"}",
        "{\"name\": \"a\", \"sums\": {\"c\": \"9\"}}",
        "{\"name\": \"a\", \"odd\": \"long\"}"
      })
  void whatIsNotIsNoticed(String body) {
    assertThat(DOCUMENT.objections("GET", "/tasks/a", answer(200, "application/json", body)))
        .isNotEmpty();
  }

  @Test
  void anotherStatusOrKindOfContentIsNoticed() {
    assertThat(DOCUMENT.objections("GET", "/tasks/a", answer(201, "application/json", "{}")))
        .isNotEmpty();
    assertThat(DOCUMENT.objections("GET", "/tasks/a", answer(200, "text/plain", ""))).isNotEmpty();
    assertThat(DOCUMENT.objections("PUT", "/tasks/a", answer(200, "application/json", "{}")))
        .isNotEmpty();
    assertThat(DOCUMENT.objections("PUT", "/tasks/a", answer(405, "application/json", "{}")))
        .isEmpty();
  }
}
