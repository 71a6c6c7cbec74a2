package io.housekeeper.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.housekeeper.http.security.Gate;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody in a browser without scripts, who has signed in. */
final class Visitor {

  private final Node node;
  private final String session;

  private Visitor(Node node, String session) {
    this.node = node;
    this.session = session;
  }

  static Visitor of(Node node, Role role) {
    Asking asking = Asking.by("test");
    return new Visitor(
        node,
        node.housekeeper()
            .control()
            .as(asking)
            .tokens()
            .session(role, "the " + role, Duration.ofHours(1)));
  }

  private HttpRequest.Builder request(String path, String cookies) {
    return node.anonymous(path)
        .header("Accept", "text/html")
        .header("Sec-Fetch-Site", "same-origin")
        .header("Cookie", Gate.COOKIE + "=" + session + cookies);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return node.send(request(path, "").build());
  }

  /** A page that is there. */
  Document page(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + response.statusCode() + response.body());
    }
    return Jsoup.parse(response.body(), path);
  }

  /** Fills in a form of a page, and presses a button of it: whose words these are. */
  HttpResponse<String> sends(Document page, String button, Map<String, String> values)
      throws IOException, InterruptedException {
    Element pressed =
        page.select("form[method=post] button").stream()
            .filter(one -> one.text().equals(button))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no button: " + button));
    Element form = Objects.requireNonNull(pressed.closest("form"));
    Map<String, String> fields = fields(form);
    for (String name : values.keySet()) {
      if (form.select("[name]").stream().noneMatch(one -> one.attr("name").equals(name))) {
        throw new IllegalStateException("the form has no field " + name);
      }
    }
    fields.putAll(values);
    if (pressed.hasAttr("name")) {
      fields.put(pressed.attr("name"), pressed.attr("value"));
    }
    return posts(form.attr("action"), fields);
  }

  /** What a browser would send. */
  private static Map<String, String> fields(Element form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element one : form.select("input[name], select[name], textarea[name]")) {
      if (one.tagName().equals("select")) {
        fields.put(one.attr("name"), chosen(one));
      } else if (!one.attr("type").equals("checkbox") || one.hasAttr("checked")) {
        String text = one.tagName().equals("textarea") ? one.wholeText() : one.attr("value");
        fields.put(one.attr("name"), text);
      }
    }
    return fields;
  }

  private static String chosen(Element select) {
    Element option = select.selectFirst("option[selected]");
    return (option == null ? select.select("option").get(0) : option).attr("value");
  }

  HttpResponse<String> posts(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return node.send(
        request(path, "")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** The page that an answer leads to, with the sentence that it brings. */
  Document follows(HttpResponse<String> answer) throws IOException, InterruptedException {
    if (answer.statusCode() != 303) {
      throw new IllegalStateException(answer.statusCode() + answer.body());
    }
    String said =
        answer.headers().allValues("set-cookie").stream()
            .map(cookie -> "; " + cookie.split(";", -1)[0])
            .collect(Collectors.joining());
    String path = answer.headers().firstValue("location").orElseThrow();
    return Jsoup.parse(node.send(request(path, said).build()).body(), path);
  }
}
