package io.housekeeper.http.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.housekeeper.http.route.Caller;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws pages. */
public final class Drawing {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          Path.of(""),
          ContentType.Html,
          Drawing.class.getClassLoader(),
          "io.housekeeper.http.page.drawn");

  private Drawing() {}

  static Reply.Whole page(int status, String template, Frame frame, Object page) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("frame", frame);
    parameters.put(page instanceof Problem ? "problem" : "page", page);
    StringOutput out = new StringOutput();
    ENGINE.render(template + ".jte", parameters, out);
    return Reply.html(status, out.toString());
  }

  static Frame frame(String title, Request request, String path) {
    return new Frame(title, request.caller(), request.base(), path);
  }

  /** A problem as people read it; whoever is not signed in is asked to. */
  public static Reply.Whole problem(Problem problem, String base) {
    if (problem.status() == 401) {
      Frame frame = new Frame("Sign in", Caller.NOBODY, base, "/admin/sign-in");
      return page(401, "signIn", frame, new SignInPage("", ""));
    }
    Frame frame = new Frame(problem.title(), Caller.NOBODY, base, "");
    return page(problem.status(), "problem", frame, problem);
  }
}
