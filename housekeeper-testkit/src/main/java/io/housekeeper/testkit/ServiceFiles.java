package io.housekeeper.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskType;
import io.housekeeper.api.guice.TaskModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The service files of a plugin that are for the service.
 *
 * @param lines names of classes, by the type that they are to have
 */
record ServiceFiles(PluginJars jars, Map<String, List<String>> lines) {

  private static final String FOLDER = "META-INF/services/";
  private static final String API = Task.class.getPackageName() + ".";

  private static final Map<String, Class<?>> TYPES =
      List.of(Task.class, TaskType.class, Plugin.class, TaskModule.class).stream()
          .collect(Collectors.toMap(Class::getName, type -> type, (a, b) -> a, LinkedHashMap::new));

  static ServiceFiles of(PluginJars jars) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    jars.entries()
        .forEach(
            (jar, names) ->
                names.stream()
                    .filter(name -> name.startsWith(FOLDER + API))
                    .forEach(
                        name ->
                            lines
                                .computeIfAbsent(
                                    name.substring(FOLDER.length()), type -> new ArrayList<>())
                                .addAll(lines(jar, name))));
    return new ServiceFiles(jars, lines);
  }

  private static List<String> lines(Path jar, String name) {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      String text = new String(file.getInputStream(file.getEntry(name)).readAllBytes(), UTF_8);
      return text.lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException unread) {
      throw new AssertionError("%s of %s cannot be read: %s".formatted(name, jar, unread), unread);
    }
  }

  /** Files that nobody reads, that say nothing, or that name what is not there. */
  List<String> missing() {
    List<String> all = new ArrayList<>();
    if (lines.isEmpty()) {
      all.add("there is none of the files " + files());
    }
    lines.forEach(
        (type, classes) -> {
          if (!TYPES.containsKey(type)) {
            all.add(
                "%s is no file that the service reads: it reads %s".formatted(file(type), files()));
          }
          if (classes.isEmpty()) {
            all.add(file(type) + " names no class");
          }
          for (String one : classes) {
            if (!jars.has(one.replace('.', '/') + ".class")) {
              all.add("%s names %s, which is not in the plugin".formatted(file(type), one));
            }
          }
        });
    return all;
  }

  /** Classes that are not of the type that they are listed for. */
  List<String> misfits(ClassLoader loader) {
    List<String> all = new ArrayList<>();
    lines.forEach(
        (type, classes) ->
            classes.forEach(
                name ->
                    misfit(Optional.ofNullable(TYPES.get(type)).orElseThrow(), name, loader)
                        .ifPresent(all::add)));
    return all;
  }

  private static Optional<String> misfit(Class<?> type, String name, ClassLoader loader) {
    try {
      return type.isAssignableFrom(Class.forName(name, false, loader))
          ? Optional.empty()
          : Optional.of(
              "%s names %s, which is no %s"
                  .formatted(file(type.getName()), name, type.getSimpleName()));
    } catch (ClassNotFoundException | LinkageError broken) {
      return Optional.of("%s cannot be loaded: %s".formatted(name, broken));
    }
  }

  private static String file(String type) {
    return FOLDER + type;
  }

  private static String files() {
    return TYPES.keySet().stream().map(ServiceFiles::file).collect(Collectors.joining(", "));
  }
}
