package io.housekeeper.dist.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.guide.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files for containers and clusters. */
public final class Deploy {

  public static final Path FOLDER = Checkout.ROOT.resolve("deploy");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Deploy() {}

  /** What a file says. */
  public static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException unread) {
      throw new AssertionError(unread);
    }
  }

  /** All files in YAML. */
  static List<String> yaml() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .map(file -> FOLDER.relativize(file).toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  /** The documents of a file in YAML. */
  public static List<JsonNode> documents(String name) {
    try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(text(name))) {
      return all.readAll();
    }
  }

  /** The one document of a file in YAML. */
  public static JsonNode document(String name) {
    List<JsonNode> all = documents(name);
    assertThat(all).as(name).hasSize(1);
    return all.get(0);
  }

  /** What Kubernetes is told of one thing. */
  public static JsonNode resource(String kind) {
    return documents("kubernetes/housekeeper.yaml").stream()
        .filter(one -> one.at("/kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
