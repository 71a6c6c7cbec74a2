package io.housekeeper.dist.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java that the checkout has, by the names of its classes. */
public final class Sources {

  private static final Pattern TEST =
      Pattern.compile("@(\\w*Test|TestFactory|Property)\\b(?!Instance)");

  private final Map<String, List<String>> byClass = new HashMap<>();

  private Sources() {}

  /** Those of all modules and examples. */
  public static Sources read() throws IOException {
    Sources sources = new Sources();
    for (Path file : Checkout.files(".java")) {
      String name = String.valueOf(file.getFileName()).replace(".java", "");
      sources.byClass.computeIfAbsent(name, key -> new ArrayList<>()).add(Files.readString(file));
    }
    return sources;
  }

  /** Whether there is a class of that name. */
  public boolean hasClass(String name) {
    return byClass.containsKey(name);
  }

  /** Whether a class of that name has a method of that name. */
  public boolean hasMethod(String name, String method) {
    Pattern declared = Pattern.compile("[\\w>\\]] " + method + "\\(");
    return texts(name).anyMatch(text -> declared.matcher(text).find());
  }

  /** Whether one of its methods of that name is a test. */
  public boolean hasTest(String name, String method) {
    Pattern declared =
        Pattern.compile("(?:void|List<DynamicTest>|Stream<DynamicTest>) " + method + "\\(");
    return texts(name).anyMatch(text -> isTest(text, declared));
  }

  private Stream<String> texts(String name) {
    return byClass.getOrDefault(name, List.of()).stream();
  }

  /** What a method is annotated with stands between it and the blank line before. */
  private static boolean isTest(String text, Pattern declared) {
    Matcher found = declared.matcher(text);
    if (!found.find()) {
      return false;
    }
    int begin = Math.max(text.lastIndexOf("\n\n", found.start()), 0);
    return TEST.matcher(text.substring(begin, found.start())).find();
  }
}
