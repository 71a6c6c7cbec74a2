package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.control.NodeQueries.PluginStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins inside an application. */
class PluginsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  record Shop(String url) {}

  record Greeting(String whom) {}

  record Channel(String name) {}

  /** Everything that happens, in order. */
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private final HousekeeperBuilder builder = Housekeeper.builder();
  @TempDir Path folder;

  @BeforeEach
  void everythingIsInTheFolder() {
    builder.ledger(folder.resolve("ledger.db")).pluginDirectory(folder.resolve("plugins"));
  }

  private void shop(PluginSetup setup) throws Exception {
    heard.add("installed for " + setup.settings(Shop.class).url());
    Files.writeString(setup.directory().resolve("note"), setup.name());
    AutoCloseable pool = setup.closing(() -> heard.add("pool closed"));
    AutoCloseable client = setup.closing(() -> heard.add("client closed"));
    assertThat(pool).isNotSameAs(client);
    setup.task(manual("cancel-unpaid", "cancelled")).task(manual("refill", "refilled"));
  }

  private Task manual(String name, String word) {
    return Task.of(TaskSpec.named(name).schedule("manual").build(), run -> heard.add(word));
  }

  private final class Greets implements TaskType<Greeting> {
    @Override
    public TaskSpec spec() {
      return TaskSpec.named("greet").describedAs("Greets somebody").schedule("manual").build();
    }

    @Override
    public Class<Greeting> settings() {
      return Greeting.class;
    }

    @Override
    public void run(Greeting settings, TaskRun run) {
      heard.add("hello " + settings.whom() + " from " + run.task());
    }
  }

  private RunListener chat(Channel channel) {
    return new RunListener() {
      @Override
      public void ended(Run run) {
        heard.add(channel.name() + ": " + run.task().name() + " " + run.state());
      }
    };
  }

  private void types(PluginSetup setup) {
    setup.taskType(new Greets()).listenerType("chat", Channel.class, this::chat);
  }

  @Test
  void tasksThatShareAResourceComeFromAPlugin() throws InterruptedException {
    builder.plugin("shop", this::shop, new Shop("http://shop"));
    try (Housekeeper housekeeper = builder.build()) {
      assertThat(housekeeper.start().registered()).containsExactly("cancel-unpaid", "refill");
      housekeeper.runNow("refill", LONG);
      assertThat(housekeeper.control().nodes().plugins().toString()).contains("shop");
    }
    assertThat(heard)
        .containsExactly("installed for http://shop", "refilled", "client closed", "pool closed");
    assertThat(folder.resolve("plugins/shop/note")).hasContent("shop");
  }

  @Test
  void aHousekeeperThatIsStartedAgainInstallsItsPluginsAgain() {
    builder.plugin("shop", this::shop, new Shop("http://shop"));
    Housekeeper housekeeper = builder.build();
    for (int i = 0; i < 2; i++) {
      StartReport report = housekeeper.start();
      assertThat(report.registered()).containsExactly("cancel-unpaid", "refill");
      assertThat(report.failed()).isEmpty();
      housekeeper.close();
    }
    assertThat(heard).filteredOn(one -> one.startsWith("installed")).hasSize(2);
    assertThat(heard).filteredOn(one -> one.equals("pool closed")).hasSize(2);
  }

  @Test
  void tasksAndListenersAreMadeOfTypesThatPluginsBring() throws InterruptedException {
    builder
        .plugin("types", this::types)
        .plugin("speaks", setup -> setup.listenerType("mumble", Channel.class, this::chat))
        .task("greet-ann", "greet", new Greeting("Ann"))
        .task("greet-bob", "greet", new Greeting("Bob"))
        .configure("greet-bob", "schedule", "\"@reboot\"")
        .listener("ops", "chat", new Channel("#ops"));
    try (Housekeeper housekeeper = builder.build()) {
      assertThat(housekeeper.start().registered()).containsExactly("greet-ann", "greet-bob");
      housekeeper.runNow("greet-ann", LONG);
      List<PluginStatus> plugins = housekeeper.control().nodes().plugins();
      assertThat(plugins).extracting(PluginStatus::plugin).containsExactly("speaks", "types");
      assertThat(plugins).extracting(PluginStatus::tasks).containsExactly(0, 2);
      assertThat(plugins)
          .extracting(PluginStatus::listenerTypes)
          .containsExactly(List.of("mumble"), List.of("chat"));
      assertThat(plugins).extracting(PluginStatus::nodes).allMatch(one -> one.size() == 1);
    }
    assertThat(heard)
        .contains("hello Ann from greet-ann", "#ops: greet-ann SUCCEEDED")
        .contains("hello Bob from greet-bob", "#ops: greet-bob SUCCEEDED");
  }

  @Test
  void aTypeThatTwoPluginsBringIsSaid() {
    builder
        .plugin("types", this::types)
        .plugin("shop", this::shop, new Shop("http://shop"))
        .plugin("more", this::types);
    try (Housekeeper housekeeper = builder.build()) {
      assertThat(housekeeper.start().failed())
          .containsExactly(
              "the task type 'greet' is brought by several plugins, 'types', 'more': give it another name in all but one of them, or take them away",
              "the listener type 'chat' is brought by several plugins, 'types', 'more': give it another name in all but one of them, or take them away");
    }
  }

  @Test
  void whatCannotBeIsSaidAndDoesNotStopTheRest() {
    Plugin broken =
        setup -> {
          AutoCloseable half = setup.closing(() -> heard.add("half of it closed"));
          setup.task(manual("of-broken", "never"));
          throw new NoClassDefFoundError("com/example/Missing of " + half.getClass().isHidden());
        };
    builder
        .plugin("broken", broken)
        .plugin("shop", this::shop)
        .plugin("types", this::types)
        .plugin("again", setup -> setup.task(manual("works", "also")))
        .task(manual("works", "works"))
        .task("greet-ann", "greets", new Greeting("Ann"))
        .task("greet-bob", "greet", new Channel("Bob"))
        .listener("ops", "chat", new Greeting("Bob"));
    try (Housekeeper housekeeper = builder.build()) {
      StartReport report = housekeeper.start();
      assertThat(report.registered()).containsExactly("works");
      assertThat(report.failed())
          .containsExactly(
              "plugin 'broken' is not used: its install() failed: com/example/Missing of true",
              "plugin 'shop' is not used: its install() failed: it needs settings of "
                  + Shop.class.getName()
                  + ", and was given none",
              "task 'greet-bob' of type 'greet' is not made: it needs settings of "
                  + (Greeting.class.getName() + ", and was given " + Channel.class.getName()),
              "listener 'ops' of type 'chat' is not made: it needs settings of "
                  + (Channel.class.getName() + ", and was given " + Greeting.class.getName()),
              "task 'greet-ann' of type 'greets' is not made: no plugin brings that type; did"
                  + " you mean 'greet'?",
              "task 'works' of plugin 'again' is not run: plugin 'application' has brought a task"
                  + " of that name before");
    }
    assertThat(heard).containsExactly("half of it closed");
  }

  @Test
  void aNameOfAPluginIsGivenOnceAndIsOne() {
    builder.plugin("shop", setup -> {});
    assertThatThrownBy(() -> builder.plugin("shop", setup -> {}))
        .hasMessage("there are two plugins 'shop'");
    assertThatThrownBy(() -> builder.plugin("../shop", setup -> {}))
        .hasMessageContaining("'../shop' is no name of a plugin");
    assertThatThrownBy(() -> builder.plugin("application", setup -> {}))
        .hasMessageContaining("no plugin can be named 'application'");
  }
}
