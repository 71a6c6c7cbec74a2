package io.housekeeper.api.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provider;
import com.google.inject.name.Names;
import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Plugin} whose tasks are made by Guice.
 *
 * {@snippet :
 * public final class ShopTasks extends TaskModule {
 *   @Override
 *   protected void configureTasks() {
 *     database("shop"); // injected as the DataSource that is named shop
 *     bind(Orders.class).to(SqlOrders.class);
 *     task(CancelUnpaidOrders.class);
 *   }
 * }
 * }
 *
 * <p>Each plugin has an injector of its own, in which {@link PluginSetup} is bound too. Modules
 * that exist already come in by {@code install(new OtherModule())}.
 *
 * <p>List the class in {@code META-INF/services/io.housekeeper.api.guice.TaskModule}.
 */
public abstract class TaskModule extends AbstractModule implements Plugin {

  private final List<Runnable> announcements = new ArrayList<>();
  private @Nullable PluginSetup setup;

  /** Binds what the plugin is made of. */
  protected abstract void configureTasks();

  @Override
  public final void install(PluginSetup setup) {
    this.setup = setup;
    Guice.createInjector(this);
    announcements.forEach(Runnable::run);
  }

  @Override
  protected final void configure() {
    announcements.clear();
    bind(PluginSetup.class).toInstance(setup());
    configureTasks();
  }

  /** Adds a task that Guice makes. */
  protected final void task(Class<? extends Task> type) {
    Provider<? extends Task> made = getProvider(type);
    announcements.add(() -> setup().task(made.get()));
  }

  /** Adds a task type that Guice makes. */
  protected final void taskType(Class<? extends TaskType<?>> type) {
    Provider<? extends TaskType<?>> made = getProvider(type);
    announcements.add(() -> setup().taskType(made.get()));
  }

  /**
   * Adds a listener type; see {@link PluginSetup#listenerType}.
   *
   * @param make makes a listener from its settings; made by Guice itself
   */
  protected final <S extends Record> void listenerType(
      String name,
      Class<S> settings,
      Class<? extends Function<? super S, ? extends RunListener>> make) {
    Provider<? extends Function<? super S, ? extends RunListener>> made = getProvider(make);
    announcements.add(() -> setup().listenerType(name, settings, made.get()));
  }

  /** Binds one of the configuration's databases as {@code @Named(name) DataSource}. */
  protected final void database(String name) {
    bind(DataSource.class).annotatedWith(Names.named(name)).toInstance(setup().database(name));
  }

  /** Binds the plugin's own block of the configuration as this record. */
  protected final <S extends Record> void settings(Class<S> type) {
    bind(type).toInstance(setup().settings(type));
  }

  /**
   * Has a resource closed when the plugin goes; see {@link PluginSetup#closing}. Works in {@link
   * #configureTasks} and in {@code @Provides} methods alike.
   *
   * @return the resource
   */
  protected final <C extends AutoCloseable> C closing(C resource) {
    return setup().closing(resource);
  }

  private PluginSetup setup() {
    if (setup == null) {
      throw new IllegalStateException(
          getClass().getName()
              + " is a plugin and not installed as one: list it in META-INF/services/"
              + TaskModule.class.getName()
              + ", or call install(PluginSetup)");
    }
    return setup;
  }
}
