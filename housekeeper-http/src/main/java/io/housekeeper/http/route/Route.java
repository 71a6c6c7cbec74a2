package io.housekeeper.http.route;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way in: what may be called, by whom, and what comes of it. The document for programs, the tests
 * of who may come in and those with nonsense are all made of these.
 */
public record Route(Verb verb, Template path, Access access, About about, Handler handler) {

  /**
   * What it is for.
   *
   * @param group what it belongs to
   * @param body what is to be sent, as JSON
   * @param answers by their status; problems that many have need not be said
   * @param anyHost whether it answers under any name, as those must who look whether it is there
   */
  public record About(
      String group,
      String summary,
      List<Parameter> parameters,
      Optional<Type> body,
      Map<Integer, Answer> answers,
      boolean anyHost) {

    public About {
      parameters = List.copyOf(parameters);
      answers = Map.copyOf(answers);
    }
  }

  /**
   * What may be answered.
   *
   * @param media the kind of content
   * @param body what it looks like, if that can be said
   */
  public record Answer(String words, String media, Optional<Type> body) {}

  static Draft draft(String group, Verb verb, String path, Access access, String summary) {
    return new Draft(group, verb, Template.of(path), access, summary);
  }

  /** Of the parameters, those behind the question mark. */
  public List<Parameter> query() {
    return about.parameters().stream().filter(one -> !isInPath(one)).toList();
  }

  /** Whether a parameter is part of the path. */
  public boolean isInPath(Parameter one) {
    return path.names().contains(one.name());
  }

  @Override
  public String toString() {
    return verb + " " + path.text();
  }

  /** A route of which not all is said yet. */
  public static final class Draft {

    private static final String JSON = "application/json";

    private final String group;
    private final Verb verb;
    private final Template path;
    private final Access access;
    private final String summary;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<Integer, Answer> answers = new LinkedHashMap<>();
    private Optional<Type> body = Optional.empty();
    private boolean anyHost;

    private Draft(String group, Verb verb, Template path, Access access, String summary) {
      this.group = group;
      this.verb = verb;
      this.path = path;
      this.access = access;
      this.summary = summary;
    }

    /** What it says in its path or behind the question mark. */
    public Draft with(Parameter... more) {
      parameters.addAll(List.of(more));
      return this;
    }

    /** What is to be sent. */
    public Draft takes(Class<? extends Record> type) {
      body = Optional.of(type);
      return this;
    }

    /** What is answered when all is well. */
    public Draft answers(int status, Class<?> type, String words) {
      answers.put(status, new Answer(words, JSON, Optional.of(type)));
      return this;
    }

    /** What is answered, of another kind. */
    public Draft answers(int status, String media, String words) {
      answers.put(status, new Answer(words, media, Optional.empty()));
      return this;
    }

    /** What is answered when it is not done, beside the problems that all routes have. */
    public Draft refuses(int status, String words) {
      return answers(status, Reply.PROBLEM, words);
    }

    /** It answers under any name. */
    public Draft underAnyName() {
      anyHost = true;
      return this;
    }

    /** Who answers. */
    public Route by(Handler handler) {
      for (String name : path.names()) {
        if (parameters.stream().noneMatch(one -> one.name().equals(name))) {
          throw new IllegalStateException("nothing is said of {%s} in %s".formatted(name, path));
        }
      }
      About about = new About(group, summary, parameters, body, answers, anyHost);
      return new Route(verb, path, access, about, handler);
    }
  }
}
