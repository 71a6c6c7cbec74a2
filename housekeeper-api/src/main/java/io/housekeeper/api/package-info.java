/**
 * What the author of a plugin compiles against: tasks, task types, listeners, and what they are
 * given while they run.
 *
 * <h2>The simplest plugin: one class and one line</h2>
 *
 * {@snippet :
 * public final class PurgeSessions implements Task {
 *   @Override
 *   public TaskSpec spec() {
 *     return TaskSpec.named("purge-sessions")
 *         .describedAs("Deletes sessions nobody has used for a month")
 *         .schedule("H 2 * * *") // some minute after two, the same one every day
 *         .zone("America/New_York")
 *         .timeout(Duration.ofMinutes(5))
 *         .retry(Retry.exponential(3))
 *         .build();
 *   }
 *
 *   @Override
 *   public void run(TaskRun run) throws Exception {
 *     try (var connection = run.database("app").getConnection();
 *         var delete = connection.prepareStatement("delete from sessions where last_used < ?")) {
 *       delete.setObject(1, run.clock().instant().atOffset(ZoneOffset.UTC).minusMonths(1));
 *       run.count("deleted", delete.executeUpdate());
 *     }
 *   }
 * }
 * }
 *
 * and, in {@code META-INF/services/io.housekeeper.api.Task}, the name of that class. Put the JAR
 * into {@code plugins/} and it runs.
 *
 * <h2>Four doors</h2>
 *
 * A plugin is a JAR (or a folder of JARs) with one or more of these files in {@code
 * META-INF/services}, each line the name of a public class with a public constructor that takes
 * nothing:
 *
 * <ul>
 *   <li>{@link io.housekeeper.api.Task}: a task that is complete in itself
 *   <li>{@link io.housekeeper.api.TaskType}: code that becomes a task by configuration
 *   <li>{@link io.housekeeper.api.Plugin}: installs several things that share a resource
 *   <li>{@code io.housekeeper.api.guice.TaskModule}: the same, with dependency injection
 * </ul>
 *
 * <h2>Schedules are text</h2>
 *
 * The same text works in code, in the configuration file, on the dashboard and over HTTP:
 *
 * <table>
 *   <caption>The forms of a schedule</caption>
 *   <tr><th>text</th><th>due</th></tr>
 *   <tr><td>{@code 30 2 * * *}</td><td>at 02:30 every day. Five fields (minute, hour, day of month,
 *     month, day of week); six with seconds in front; seven with the year behind. Names, ranges,
 *     steps, {@code L}, {@code W}, {@code #}, {@code +}, {@code ?} and {@code @daily} are
 *     understood</td></tr>
 *   <tr><td>{@code H 2 * * *}</td><td>at a minute after two that is fixed by the task's name;
 *     {@code H(10-19)} keeps to a range, {@code H/15} is every 15 from a start of its own</td></tr>
 *   <tr><td>{@code @daily}, {@code @reboot}</td><td>a nickname; the latter at each start of a
 *     node</td></tr>
 *   <tr><td>{@code every 5m}</td><td>every five minutes of elapsed time; units {@code ms s m h d w},
 *     together as in {@code 1h30m}</td></tr>
 *   <tr><td>{@code every 5m after completion}</td><td>five minutes after the last run ended</td></tr>
 *   <tr><td>{@code 300000}</td><td>a bare number is an interval in milliseconds</td></tr>
 *   <tr><td>{@code at 2027-01-01T00:00:00Z}</td><td>once</td></tr>
 *   <tr><td>{@code after purge-sessions}</td><td>when that task has succeeded; {@code after x failed}
 *     and {@code after x ended} for the other ends</td></tr>
 *   <tr><td>{@code manual}</td><td>never by itself</td></tr>
 * </table>
 *
 * Patterns whose minute or hour begins with {@code *}, and intervals, run straight through daylight
 * saving, by elapsed time; all other patterns follow {@link
 * io.housekeeper.api.TaskSpec.SkippedTime} and {@link io.housekeeper.api.TaskSpec.RepeatedTime}.
 *
 * <p>{@code ${NAME}} and {@code ${NAME:-default}} inside a schedule are taken from the
 * configuration and the environment of the service. {@code housekeeper next 'TEXT'} shows what a
 * schedule means.
 *
 * <h2>Settings</h2>
 *
 * A {@link io.housekeeper.api.TaskType}, a {@link io.housekeeper.api.Plugin} and a listener take
 * their settings as a record. Its components may be primitives and their boxes, {@code String},
 * {@code Path}, {@code URI}, {@code Duration}, {@code ZoneId}, enums, {@link
 * io.housekeeper.api.Secret}, other such records, and {@code Optional}, {@code List} and {@code
 * Map<String, …>} of these. {@link io.housekeeper.api.Setting} describes a component and gives its
 * default; the compact constructor validates and throws {@link IllegalArgumentException}.
 *
 * <h2>How this package grows</h2>
 *
 * What you implement gains new methods only with a default. What the runtime implements ({@link
 * io.housekeeper.api.Run}, {@link io.housekeeper.api.TaskRun}, {@link
 * io.housekeeper.api.PluginSetup}) may gain methods at any time: do not implement it outside tests.
 * Enums may gain constants: <strong>a {@code switch} over an enum of this package needs a {@code
 * default}</strong>.
 */
@NullMarked
package io.housekeeper.api;

import org.jspecify.annotations.NullMarked;
