package io.housekeeper.tasks.alert.web;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.AlertListener;
import io.housekeeper.tasks.alert.Complaints;
import io.housekeeper.tasks.alert.Interest;
import io.housekeeper.tasks.alert.Outlet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The type of listeners that posts alerts into a channel of Slack. */
public final class Slack implements Plugin {

  /** Which channel is told what. */
  public record Settings(
      @Setting("The address of an incoming webhook of Slack, which is a secret") Secret url,
      @Setting(value = "What is told", or = "[failure, recovery, missed, overdue]")
          List<AlertKind> on,
      @Setting("Of which tasks; of all unless there are some") List<String> tasks,
      @Setting("Only of tasks with one of these tags, if there are some") List<String> tags,
      @Setting("Only of tasks of one of these owners, if there are some") List<String> owners,
      @Setting(value = "How long it may take to answer", or = "10s") Duration patience) {

    public Settings {
      new Complaints()
          .unlessMade(() -> WebAddress.of(url, List.of()))
          .unlessMade(() -> new Interest(on, tasks, tags, owners))
          .unless(patience.isPositive(), "patience must be positive, and was " + patience)
          .say();
    }
  }

  @Override
  public void install(PluginSetup setup) {
    InstantSource clock = setup.clock();
    setup.listenerType("slack", Settings.class, settings -> listener(settings, clock));
  }

  private static RunListener listener(Settings settings, InstantSource clock) {
    Interest interest =
        new Interest(settings.on(), settings.tasks(), settings.tags(), settings.owners());
    return AlertListener.on(outlet(settings), interest, clock);
  }

  static Outlet outlet(Settings settings) {
    Post post = new Post(WebAddress.of(settings.url(), List.of()), settings.patience());
    return message -> post.json(SlackBody.of(message), Map.of());
  }
}
