package io.housekeeper.http.page.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.Answer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws pages, and leads from a form to the page that comes after it. */
public final class Drawing {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          Path.of(""),
          ContentType.Html,
          Drawing.class.getClassLoader(),
          "io.housekeeper.http.page.drawn");

  private Drawing() {}

  /**
   * A page.
   *
   * @param page what is on it, by the name that its template knows it by: {@code page}
   */
  public static Reply.Whole page(int status, String template, Frame frame, Object page) {
    Reply.Whole reply = drawn(status, template, frame, "page", page);
    return frame.said().isPresent() ? Said.told(reply, frame.base()) : reply;
  }

  private static Reply.Whole drawn(
      int status, String template, Frame frame, String name, Object what) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("frame", frame);
    parameters.put(name, what);
    StringOutput out = new StringOutput();
    ENGINE.render(template + ".jte", parameters, out);
    return Reply.html(status, out.toString());
  }

  /** A problem as people read it; whoever is not signed in is asked to. */
  public static Reply.Whole problem(Problem problem, String base) {
    if (problem.status() == 401) {
      Frame frame = Frame.forNobody("Sign in", base, "/admin/sign-in");
      return page(401, "signIn", frame, new SignInPage("", ""));
    }
    Frame frame = Frame.forNobody(problem.title(), base, "");
    return drawn(problem.status(), "problem", frame, "problem", problem);
  }

  /**
   * Leads to a page that tells what became of a form.
   *
   * @param to its path, without what a proxy puts before it
   * @throws Problem if it was refused
   */
  public static Reply.Whole done(Request request, Answer answer, String to) {
    return switch (answer) {
      case Answer.Done done -> said(request, done.sentence(), to);
      case Answer.Accepted accepted -> said(request, accepted.sentence(), to);
      case Answer.Busy busy -> throw Problem.of(409, busy.sentence());
      case Answer.Refused refused -> throw Problem.of(422, refused.sentence());
      case Answer.Stale stale -> throw Problem.of(412, stale.sentence());
    };
  }

  /** Leads to a page that says a sentence first. */
  public static Reply.Whole said(Request request, String sentence, String to) {
    return Said.with(Reply.seeOther(request.base() + to), sentence, request.base());
  }
}
