package io.housekeeper.http.page.frame;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Content;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Styles and scripts. Their addresses change with what is in them, so that nobody asks twice. */
public final class Assets {

  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private record Asset(String media, Content content, String version) {}

  private static final Map<String, Asset> ALL = all();

  private Assets() {}

  private static Map<String, Asset> all() {
    Map<String, Asset> all = new LinkedHashMap<>();
    all.put("style.css", read("style.css", "text/css; charset=utf-8"));
    all.put("live.js", read("live.js", SCRIPT));
    all.put("htmx.js", read("htmx.min.js", SCRIPT));
    return all;
  }

  private static Asset read(String name, String media) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      byte[] bytes = Optional.ofNullable(in).orElseThrow().readAllBytes();
      return new Asset(media, Content.of(bytes), Integer.toHexString(Arrays.hashCode(bytes)));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  static String version(String name) {
    return Optional.ofNullable(ALL.get(name)).orElseThrow().version();
  }

  public static Route route() {
    return new Group("pages", "/admin/assets")
        .get("/{file}", Access.ANYBODY, "Styles and scripts of the dashboard")
        .with(Parameter.text("file", "Its name"), Parameter.text("v", "Its version"))
        .answers(200, "text/css", "It")
        .by(Assets::answer);
  }

  private static Reply answer(Request request) {
    return Optional.ofNullable(ALL.get(request.path("file")))
        .map(asset -> new Reply.Whole(200, asset.media(), asset.content(), Map.of()))
        .map(whole -> whole.with("Cache-Control", "public, max-age=31536000, immutable"))
        .orElseThrow(() -> Problem.unknown("such file"));
  }
}
