package io.housekeeper.tasks.alert.web;

import io.housekeeper.api.Run;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.tasks.alert.Alert;
import io.housekeeper.tasks.alert.AlertKind;
import io.housekeeper.tasks.alert.Message;
import io.housekeeper.tasks.alert.Message.Entry;
import io.housekeeper.tasks.alert.Texts;
import io.housekeeper.tasks.alert.web.Json.Block;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A message for programs. What is in it stays; a new version adds to it, or has another number. */
final class WebhookBody {

  private static final int VERSION = 1;
  private static final int REASON = 1_000;

  private WebhookBody() {}

  static String of(Message message) {
    return Json.text(
        new Block()
            .with("version", VERSION)
            .with("id", message.id())
            .with("headline", message.headline())
            .with("counts", counts(message.counts()))
            .with("alerts", message.entries().stream().map(WebhookBody::alert).toList()));
  }

  private static Map<String, Long> counts(Map<AlertKind, Long> counts) {
    return counts.entrySet().stream()
        .collect(
            Collectors.toMap(
                one -> one.getKey().key(), Map.Entry::getValue, Long::sum, TreeMap::new));
  }

  private static Block alert(Entry entry) {
    Alert alert = entry.latest();
    return new Block()
        .with("id", alert.id())
        .with("kind", alert.kind().key())
        .with("headline", alert.headline())
        .with("times", entry.times())
        .with("test", alert.run().test())
        .with("retold", alert.run().retold())
        .with("task", task(alert.run()))
        .with("run", run(alert));
  }

  private static Block task(Run run) {
    TaskSpec task = run.task();
    return new Block()
        .with("name", task.name())
        .with("description", task.description())
        .with("owner", task.owner())
        .with("tags", task.tags())
        .with("runbook", task.runbook())
        .with("schedule", run.schedule())
        .with("zone", run.zone().getId())
        .with("plugin", run.plugin());
  }

  private static Block run(Alert alert) {
    Run run = alert.run();
    return new Block()
        .with("id", run.id())
        .with("state", run.state())
        .with("trigger", run.trigger())
        .with("fire", run.fire())
        .with("fires", run.fires())
        .with("startedAt", run.startedAt())
        .with("endedAt", run.endedAt())
        .with("duration", alert.took())
        .with("attempts", run.attempt())
        .with("node", run.node())
        .with("reason", Texts.cut(run.reason(), REASON))
        .with(
            "failure",
            alert.excerpt().isEmpty() ? Texts.cut(run.failureText(), REASON) : alert.excerpt())
        .with("traceId", run.traceId())
        .with("link", run.link());
  }
}
