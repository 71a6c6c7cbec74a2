package io.housekeeper.api;

/**
 * Code that becomes a task by configuration: one type, as many tasks as there are blocks with its
 * name in the configuration file.
 *
 * {@snippet :
 * public final class PingUrl implements TaskType<PingUrl.Settings> {
 *   public record Settings(
 *       @Setting("The address that is asked") URI url,
 *       @Setting(value = "How long an answer may take", or = "10s") Duration patience) {}
 *
 *   @Override
 *   public TaskSpec spec() {
 *     return TaskSpec.named("ping-url").describedAs("Asks an address for a sign of life").build();
 *   }
 *
 *   @Override
 *   public Class<Settings> settings() {
 *     return Settings.class;
 *   }
 *
 *   @Override
 *   public void run(Settings settings, TaskRun run) throws Exception {
 *     // …
 *   }
 * }
 * }
 *
 * <pre>{@code
 * tasks.ping-shop {
 *   type = ping-url
 *   schedule = "every 1m"
 *   settings.url = "https://shop.example/health"
 * }
 * }</pre>
 *
 * <p>List the class in {@code META-INF/services/io.housekeeper.api.TaskType}, or hand an instance
 * to {@link PluginSetup#taskType}.
 *
 * @param <S> the settings of one task of this type; the package description says which components
 *     the record may have
 */
public interface TaskType<S extends Record> {

  /**
   * The name of the type and its description. Everything else in it is the default of the tasks
   * that are made from it.
   */
  TaskSpec spec();

  /** The record that the settings of a task are bound to. */
  Class<S> settings();

  /** Does the work of one task of this type, with that task's settings; see {@link Task#run}. */
  void run(S settings, TaskRun run) throws Exception;
}
