package io.housekeeper.http;

import io.housekeeper.http.security.Gate;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Somebody who has signed in with a browser that has no scripts: sends forms as they stand there.
 */
final class Browsing {

  /**
   * What he sees.
   *
   * @param cookies that came with it
   */
  record Seen(int status, String path, String cookies, Document html) {

    String text(String selector) {
      return html.select(selector).text();
    }

    /** What stands in a field, or is chosen there. */
    String value(String field) {
      Element element = html.expectFirst("[name='%s']".formatted(field));
      return element.nameIs("select") ? element.select("[selected]").val() : element.val();
    }
  }

  private final Node node;
  private final String session;

  private Browsing(Node node, String session) {
    this.node = node;
    this.session = session;
  }

  static Browsing as(Role role, Node node) {
    return new Browsing(
        node,
        node.housekeeper()
            .control()
            .as(Asking.by("test"))
            .tokens()
            .session(role, role.name(), Duration.ofHours(1)));
  }

  private HttpRequest.Builder request(String path, String said) {
    return node.anonymous(path)
        .header("Accept", "text/html")
        .header("Cookie", Gate.COOKIE + "=" + session + (said.isEmpty() ? "" : "; " + said));
  }

  Seen open(String path) throws IOException, InterruptedException {
    return seen(path, node.send(request(path, "").build()));
  }

  private Seen seen(String path, HttpResponse<String> response)
      throws IOException, InterruptedException {
    String cookies = String.join("\n", response.headers().allValues("set-cookie"));
    if (response.statusCode() == 303) {
      String to = response.headers().firstValue("location").orElseThrow();
      Seen next = seen(to, node.send(request(to, cookies.split(";", -1)[0]).build()));
      return new Seen(next.status(), to, cookies, next.html());
    }
    Document html = Jsoup.parse(response.body(), node.address() + path);
    return new Seen(response.statusCode(), path, cookies, html);
  }

  /**
   * Sends a form.
   *
   * @param typed what he types, by the names of the fields
   * @param button the text of the one that he presses
   */
  Seen send(Seen page, String form, Map<String, String> typed, String button)
      throws IOException, InterruptedException {
    FormElement element = (FormElement) page.html().expectFirst(form);
    Map<String, String> fields = new LinkedHashMap<>();
    for (KeyVal one : element.formData()) {
      fields.put(one.key(), one.value());
    }
    for (String name : typed.keySet()) {
      if (element.select("[name='%s']".formatted(name)).isEmpty()) {
        throw new IllegalArgumentException("there is no field " + name + " in " + element);
      }
    }
    fields.putAll(typed);
    Element pressed =
        element.select("button").stream()
            .filter(one -> one.text().equals(button))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no button " + button));
    if (!pressed.attr("name").isEmpty()) {
      fields.put(pressed.attr("name"), pressed.attr("value"));
    }
    String action =
        Optional.of(pressed.attr("formaction"))
            .filter(it -> !it.isEmpty())
            .orElse(element.attr("action"));
    return element.attr("method").equals("post")
        ? post(action, fields)
        : open(action + "?" + encoded(fields));
  }

  private Seen post(String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(action, "")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields)))
            .build();
    return seen(action, node.send(request));
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                Stream.of(field.getKey(), field.getValue())
                    .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("=")))
        .collect(Collectors.joining("&"));
  }
}
