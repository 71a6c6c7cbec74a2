package io.housekeeper.dist.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** How an image is made, step by step. */
public record Containerfile(List<Instruction> instructions) {

  private static final Pattern INSTRUCTION = Pattern.compile("(?m)^([A-Z]+) +(.+)$");
  private static final Pattern LIST = Pattern.compile("\\[.*]$");
  private static final JsonMapper JSON = new JsonMapper();

  /** A step. */
  public record Instruction(String name, String text) {

    /** What stands in brackets at its end. */
    List<String> list() {
      Matcher list = LIST.matcher(text);
      return list.find() ? List.of(JSON.readValue(list.group(), String[].class)) : List.of();
    }
  }

  public static Containerfile read() {
    String joined = Deploy.text("Containerfile").replaceAll("\\\\\\n\\s*", "");
    List<Instruction> all = new ArrayList<>();
    Matcher found = INSTRUCTION.matcher(joined);
    while (found.find()) {
      all.add(new Instruction(found.group(1), found.group(2)));
    }
    return new Containerfile(List.copyOf(all));
  }

  /** The texts of all steps of a kind. */
  public List<String> texts(String name) {
    return all(name).map(Instruction::text).toList();
  }

  private Stream<Instruction> all(String name) {
    return instructions.stream().filter(one -> one.name().equals(name));
  }

  /** The text of the only step of a kind. */
  public String text(String name) {
    List<String> texts = texts(name);
    if (texts.size() != 1) {
      throw new AssertionError("%s is there %d times".formatted(name, texts.size()));
    }
    return texts.get(0);
  }

  /** What is executed in a container. */
  public List<String> command() {
    return Stream.of("ENTRYPOINT", "CMD")
        .flatMap(this::all)
        .flatMap(one -> one.list().stream())
        .toList();
  }

  /** What an engine executes to see whether all is well. */
  public List<String> healthCheck() {
    return all("HEALTHCHECK").flatMap(one -> one.list().stream()).toList();
  }

  /** The variables of a container. */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String text : texts("ENV")) {
      for (String one : text.split(" ", -1)) {
        String[] parts = one.split("=", 2);
        environment.put(parts[0], parts[1]);
      }
    }
    return environment;
  }
}
