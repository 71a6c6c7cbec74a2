package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.guide.Checkout;
import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import io.housekeeper.dist.service.Started.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who does what a page of the guide says, in the order in which it says it. */
final class Reader implements AutoCloseable {

  /** What goes on until it is ended, or until the next one is started. */
  private static final Pattern SERVICE = Pattern.compile("\\S*/housekeeper( run\\b.*)?");

  private static final Pattern FILE = Pattern.compile("[Ii]n `([^`]+)`[^`]*:$");
  private static final Pattern ABSOLUTE = Pattern.compile("(?<![^\\s\"'=\\[])/[^\\s\"']+");

  private final Page page;
  private final Path folder;
  private final Terminal terminal;
  private Path here;
  private String answer = "";
  private Optional<Started> service = Optional.empty();

  private Reader(Page page, Path folder, Path here) {
    this.page = page;
    this.folder = folder;
    this.terminal = new Terminal(folder, Map.of());
    this.here = here;
  }

  /** One who has what the page takes for granted. */
  static Reader of(Page page, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("backups"));
    Files.createDirectories(folder.resolve("logs"));
    if (Arrangements.beginsInAClone(page)) {
      return new Reader(page, folder, builtClone(folder.resolve("clone")));
    }
    Path home = Files.createDirectories(folder.resolve("home/housekeeper"));
    Shipped.unpack(home);
    return new Reader(page, folder, home);
  }

  /** As a clone is for its own start script once it is built: nothing is newer than the stamp. */
  private static Path builtClone(Path clone) throws IOException, InterruptedException {
    Path target = clone.resolve("housekeeper-dist/target");
    Shipped.unpack(Files.createDirectories(target.resolve("housekeeper")));
    Files.createSymbolicLink(target.resolve(Shipped.archive().getFileName()), Shipped.archive());
    Files.createFile(target.resolve("housekeeper-built"));
    Files.createDirectory(clone.resolve("scripts"));
    for (String script : List.of("housekeeper", "scripts/find-jdk")) {
      Files.copy(Checkout.ROOT.resolve(script), clone.resolve(script));
    }
    return clone;
  }

  /** Does it all, and ends what goes on. */
  void read() throws IOException, InterruptedException {
    for (Step step : page.steps()) {
      if (isInAProject() || Arrangements.leftOut(page, step).isEmpty()) {
        try {
          take(step);
        } catch (AssertionError wrong) {
          throw new AssertionError("%s: %s".formatted(page, wrong.getMessage()), wrong);
        }
      }
    }
    end();
  }

  /** One that the reader has made: there Maven is not the build that this is a part of. */
  private boolean isInAProject() {
    return Files.exists(here.resolve("pom.xml"));
  }

  private void take(Step step) throws IOException, InterruptedException {
    switch (step) {
      case Step.Command command -> type(arranged(command.text()));
      case Step.Block block -> write(block);
      case Step.Example example -> throw new AssertionError(example);
    }
  }

  private void type(String command) throws IOException, InterruptedException {
    if (command.startsWith("cd ")) {
      here = here.resolve(command.substring("cd ".length()));
      assertThat(here).isDirectory();
    } else if (SERVICE.matcher(command).matches()) {
      start(command);
    } else {
      startUnlessSomethingRuns();
      ask(command);
    }
    Arrangements.heard(command).ifPresent(text -> service.orElseThrow().says(text));
  }

  private void start(String command) throws IOException, InterruptedException {
    end();
    Started started = terminal.start(here, List.of("sh", "-c", "exec " + command));
    service = Optional.of(started);
    started.says(" 0 failed");
  }

  private void end() throws IOException, InterruptedException {
    if (service.isPresent()) {
      service.get().signal("TERM");
      assertThat(service.get().code()).as(service.get().said()).isZero();
    }
  }

  /** Whoever does not begin in a clone has it running. */
  private void startUnlessSomethingRuns() throws IOException, InterruptedException {
    if (service.isEmpty() && !Arrangements.beginsInAClone(page)) {
      Files.writeString(here.resolve("conf/housekeeper.conf"), Arrangements.CONFIGURATION);
      start("bin/housekeeper run");
      service.orElseThrow().says("task 'hello' succeeded");
    }
  }

  private void ask(String command) throws IOException, InterruptedException {
    Ended ended =
        command.startsWith("mvn ")
            ? terminal.maven(here, List.of(command.substring("mvn ".length()).split(" ")))
            : terminal.run(here, List.of("sh", "-c", command));
    answer = ended.said();
    assertThat(ended.code()).as("%s: %s", command, answer).isZero();
    String expected =
        Arrangements.answer(command)
            .orElseThrow(() -> new AssertionError("what is answered to this? " + command));
    assertThat(answer).as(command).containsPattern("(?m)" + expected);
  }

  private void write(Step.Block block) throws IOException, InterruptedException {
    assertThat(block.language()).as("who tries this? %s", block.text()).isIn("hocon", "json");
    if (block.lead().contains("prints ")) {
      assertThat(answer).isEqualTo(block.text());
    }
    Matcher file = FILE.matcher(block.lead());
    Path written =
        file.find()
            ? Files.writeString(here.resolve(file.group(1)), arranged(block.text()))
            : Files.writeString(here.resolve("shown." + block.language()), block.text());
    if (block.language().equals("hocon")) {
      check(written);
    }
  }

  /** All is well with it, but that it may say something of tasks of the reader's own plugins. */
  private void check(Path configuration) throws IOException, InterruptedException {
    String offline = "bin/housekeeper check --offline --config " + configuration;
    Ended checked = terminal.run(here, List.of("sh", "-c", offline));
    if (checked.code() != 0) {
      assertThat(checked.said().lines().skip(1))
          .isNotEmpty()
          .allMatch(line -> line.contains(" says something of a task that no plugin brings"));
    }
  }

  private String arranged(String text) {
    String arranged = Arrangements.arranged(text, folder);
    assertThat(ABSOLUTE.matcher(arranged).results().map(found -> found.group()))
        .as("what stands for these places?")
        .allMatch(place -> place.startsWith(folder.toString()));
    return arranged;
  }

  @Override
  public void close() {
    terminal.close();
  }
}
