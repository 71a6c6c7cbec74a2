package io.housekeeper.http.page.overview;

import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of all tasks, and what is done with several of them at once. */
public final class Overview {

  private static final String PATH = "/admin/cron";

  /** What is chosen of a form's tasks: fields whose names begin with this. */
  private static final String CHOSEN = "task:";

  private static final Group PAGES = new Group("pages", PATH);

  private final Control control;

  private Overview(Control control) {
    this.control = control;
  }

  /** Its ways in. */
  public static Stream<Route> of(Control control) {
    Overview overview = new Overview(control);
    return Stream.of(
        PAGES
            .get("", Access.VIEWER, "All tasks, and what needs attention")
            .with(OverviewQuery.parameters())
            .with(Parameter.longText("rows", "Only these tasks, with commas between"))
            .answers(200, "text/html", "The page")
            .by(overview::show),
        PAGES
            .post("/several", Access.OPERATOR, "Does something with several tasks")
            .answers(303, "text/html", "Leads back to them")
            .by(overview::several),
        PAGES
            .post("/everything", Access.OPERATOR, "Pauses everything, or takes that back")
            .answers(303, "text/html", "Leads back")
            .by(overview::everything));
  }

  private Reply show(Request request) {
    Optional<List<String>> only = request.query("rows").map(text -> List.of(text.split(",", -1)));
    OverviewPage page = new Gathering(control).page(OverviewQuery.of(request), only);
    return Drawing.page(200, "overview", Frame.of("Tasks", request, PATH), page);
  }

  private Reply several(Request request) {
    BiFunction<Commands, String, Answer> command = command(request.field("what").orElse(""));
    List<String> tasks = request.fields(CHOSEN);
    if (tasks.isEmpty()) {
      throw Problem.of(422, "no task is chosen");
    }
    Commands commands = control.as(Asked.by(request, control.nodes().now()));
    List<Answer> answers = tasks.stream().map(task -> command.apply(commands, task)).toList();
    return Drawing.said(request, said(answers), PATH);
  }

  private static String said(List<Answer> answers) {
    List<Answer> refused =
        answers.stream().filter(answer -> !(answer instanceof Answer.Done)).toList();
    if (answers.size() == 1 || answers.size() == refused.size()) {
      return sentences(answers);
    }
    String done = "%d tasks: done".formatted(answers.size() - refused.size());
    return refused.isEmpty()
        ? done
        : "%s; %d not: %s".formatted(done, refused.size(), sentences(refused));
  }

  private static String sentences(List<Answer> answers) {
    return answers.stream().map(Answer::sentence).collect(Collectors.joining("; "));
  }

  private static BiFunction<Commands, String, Answer> command(String what) {
    return switch (what) {
      case "pause" -> Commands::pause;
      case "resume" -> Commands::resume;
      case "acknowledge" -> Commands::acknowledge;
      case "unacknowledge" -> Commands::unacknowledge;
      default -> throw Problem.of(422, "'%s' cannot be done with several tasks".formatted(what));
    };
  }

  private Reply everything(Request request) {
    Commands commands = control.as(Asked.by(request, control.nodes().now()));
    return switch (request.field("what").orElse("")) {
      case "pause" -> Drawing.done(request, commands.pauseEverything(), PATH);
      case "resume" -> Drawing.done(request, commands.resumeEverything(), PATH);
      default -> throw Problem.of(422, "everything can be paused or resumed");
    };
  }
}
