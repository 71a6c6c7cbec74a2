package io.housekeeper.dist.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the build compiles, in which the code that the guide shows is found again: word by word,
 * however its lines are broken. {@code …} stands for what is left out; comments and
 * {@code @Override} may be.
 */
public final class CompiledCode {

  private static final Pattern LEFT_OUT = Pattern.compile("(?m)(?<!\\S)//.*$|@Override\\b|\\s+");

  private final List<String> files;

  private CompiledCode(List<String> files) {
    this.files = files;
  }

  /** Those of all modules and examples. */
  public static CompiledCode read() throws IOException {
    List<String> files = new ArrayList<>();
    for (Path file : Checkout.files(".java")) {
      files.add(bare(Files.readString(file)));
    }
    return new CompiledCode(files);
  }

  /** Whether one of them has all of that code, in its order. */
  public boolean has(String shown) {
    String[] parts = bare(shown).split("…", -1);
    return files.stream().anyMatch(file -> has(file, parts));
  }

  private static boolean has(String file, String[] parts) {
    int from = 0;
    for (String part : parts) {
      int at = file.indexOf(part, from);
      if (at < 0) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  private static String bare(String code) {
    return LEFT_OUT.matcher(code).replaceAll("");
  }
}
