package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.deploy.Containerfile;
import io.housekeeper.dist.deploy.Deploy;
import io.housekeeper.dist.service.Started.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the Containerfile makes, made without an engine: a folder stands for the root of the image.
 */
final class EnginelessImage {

  static final String HOME = "/opt/housekeeper";

  private final Containerfile steps = Containerfile.read();
  private final Terminal terminal;
  private final Path folder;
  private final Path root;

  private EnginelessImage(Terminal terminal, Path folder) throws IOException {
    this.terminal = terminal;
    this.folder = folder;
    this.root = Files.createDirectories(folder.resolve("root"));
  }

  /** Does the steps that can be done. */
  static EnginelessImage in(Path folder, Terminal terminal)
      throws IOException, InterruptedException {
    EnginelessImage image = new EnginelessImage(terminal, folder);
    Unprivileged.letBy(folder);
    Path archive = folder.resolve("housekeeper.tar.gz");
    Files.createSymbolicLink(archive, Shipped.archive());
    for (Containerfile.Instruction step : image.steps.instructions()) {
      String text = image.here(step.text());
      if (step.name().equals("RUN") && mayDo(text)) {
        image.done(text.replace("/tmp/housekeeper.tar.gz", archive.toString()));
      } else if (text.startsWith("deploy/healthy ")) {
        image.done("cp " + Deploy.FOLDER.getParent() + "/" + text);
      }
    }
    image.done("mkdir -p " + image.here(HOME + "/data"));
    return image;
  }

  /** Only root gives something to somebody else. */
  private static boolean mayDo(String step) {
    return Unprivileged.isNeeded() || !step.contains(" -o ");
  }

  /** The same text with the folder in place of the root. */
  String here(String text) {
    return text.replaceAll("(?<![\\w.])" + HOME, root + HOME);
  }

  Path file(String name) {
    return Path.of(here(HOME), name);
  }

  private void done(String command) throws IOException, InterruptedException {
    Ended ended = terminal.run(folder, List.of("sh", "-c", command));
    assertThat(ended.code()).as("%s: %s", command, ended.said()).isZero();
  }

  /** A command, as a container executes it: with its variables and no others. */
  Started execute(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(readOnly());
    whole.addAll(List.of("env", "-i", "PATH=" + System.getenv("PATH")));
    whole.add("JAVA_HOME=" + System.getProperty("java.home"));
    steps.environment().forEach((name, value) -> whole.add(name + "=" + here(value)));
    environment.forEach((name, value) -> whole.add(name + "=" + value));
    String user = steps.text("USER").split(":", -1)[0];
    whole.addAll(Unprivileged.executes(user, command.stream().map(this::here).toList()));
    return terminal.start(file(""), whole);
  }

  /**
   * Where that may be done, nothing at all can be written to but the volume, as with an engine that
   * is told so; elsewhere files belong to somebody else, or may not be changed.
   */
  private List<String> readOnly() throws IOException, InterruptedException {
    if (!Unprivileged.isNeeded()) {
      done("chmod -R a-w %s && chmod u+w %s".formatted(file(""), file("data")));
      return List.of();
    }
    String mounts =
        "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro / && shift && exec \"$@\"";
    return mayMount()
        ? List.of("unshare", "-m", "sh", "-c", mounts, "sh", file("data").toString())
        : List.of();
  }

  private boolean mayMount() throws InterruptedException {
    try {
      String tried = "mount --bind / / && mount -o remount,bind,ro /";
      return terminal.run(folder, List.of("unshare", "-m", "sh", "-c", tried)).code() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** Lets the folder be deleted. */
  void unseal() throws IOException, InterruptedException {
    done("chmod -R u+w " + root);
  }
}
