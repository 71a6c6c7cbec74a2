package io.housekeeper.runtime.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A JAR of a plugin, made of sources as its author would make it. */
public final class PluginJar {

  private static final int MAJOR_VERSION = 7;

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final Manifest manifest = new Manifest();
  private final List<String> leftOut = new ArrayList<>();
  private int classVersion;

  public PluginJar() {
    said(Attributes.Name.MANIFEST_VERSION.toString(), "1.0");
  }

  /** A class, with its package. */
  public PluginJar source(String name, String code) {
    sources.put(name, code);
    return this;
  }

  /** A class that compiles against this and is not in the JAR. */
  public PluginJar leftOut(String name, String code) {
    leftOut.add(name);
    return source(name, code);
  }

  /** A service file. */
  public PluginJar service(Class<?> type, String... classes) {
    return entry("META-INF/services/" + type.getName(), String.join("\n", classes));
  }

  public PluginJar entry(String name, String text) {
    entries.put(name, text.getBytes(UTF_8));
    return this;
  }

  /** A line of the manifest. */
  public PluginJar said(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  /** All classes have this version of the class file format. */
  public PluginJar classVersion(int version) {
    this.classVersion = version;
    return this;
  }

  /** A task that does nothing but this, in the package {@code com.example}. */
  public static String task(String type, String name, String body) {
    return """
        package com.example;
        import io.housekeeper.api.*;
        public class %s implements Task {
          public TaskSpec spec() { return TaskSpec.named("%s").build(); }
          public void run(TaskRun run) throws Exception { %s }
        }
        """
        .formatted(type, name, body);
  }

  /** A whole plugin with one such task. */
  public static PluginJar withTask(String name, String body) {
    return new PluginJar()
        .source("com.example.Work", task("Work", name, body))
        .service(io.housekeeper.api.Task.class, "com.example.Work");
  }

  /** Writes the JAR, and returns it. */
  public Path into(Path folder, String file) {
    Path jar = folder.resolve(file);
    try {
      Files.createDirectories(folder);
      Map<String, byte[]> all = new TreeMap<>(entries);
      compile(all);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
        for (Map.Entry<String, byte[]> entry : all.entrySet()) {
          out.putNextEntry(new ZipEntry(entry.getKey()));
          out.write(entry.getValue());
          out.closeEntry();
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Map<String, byte[]> all) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    Path classes = Files.createTempDirectory("plugin-classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options =
        List.of("-d", classes.toString(), "-proc:none", "--release", "21", "-cp", classPath());
    boolean compiled =
        compiler
            .getTask(
                said,
                null,
                null,
                options,
                null,
                sources.entrySet().stream().map(Source::new).toList())
            .call();
    if (!compiled) {
      throw new IllegalStateException(said.toString());
    }
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString();
        if (leftOut.stream().noneMatch(one -> name.equals(one.replace('.', '/') + ".class"))) {
          all.put(name, versioned(Files.readAllBytes(file)));
        }
      }
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private byte[] versioned(byte[] code) {
    if (classVersion > 0) {
      code[MAJOR_VERSION] = (byte) classVersion;
    }
    return code;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String code;

    private Source(Map.Entry<String, String> source) {
      super(
          URI.create("string:///" + source.getKey().replace('.', '/') + ".java"),
          JavaFileObject.Kind.SOURCE);
      this.code = source.getValue();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream();
    }
  }
}
