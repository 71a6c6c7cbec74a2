package io.housekeeper.tasks.alert;

import io.housekeeper.api.Run;
import java.util.List;
import java.util.stream.IntStream;

/** Messages for tests of what they look like. */
public final class Messages {

  private Messages() {}

  /** Of one failure, with a stack. */
  public static Message ofFailure() {
    return of(
        AlertKind.FAILURE,
        ToldRun.ofBackup()
            .attempts(3)
            .failed(
                """
                java.io.IOException: no space left on <data> & "logs"
                \tat com.example.Backup.write(Backup.java:42)
                \tat com.example.Backup.run(Backup.java:17)
                """));
  }

  public static Message of(AlertKind kind, Run run) {
    return Message.of(new Alert(kind, run, ToldRun.END));
  }

  /** Of all of them, as after a minute. */
  public static Message gathered(List<Alert> alerts) {
    Gathered gathered = new Gathered();
    alerts.forEach(gathered::add);
    return gathered.take();
  }

  /** Two failures of one task, a recovery of another, and a miss of a third. */
  public static Message ofSeveral() {
    return gathered(
        List.of(
            failure(ToldRun.ofBackup().failed("disk full")),
            failure(ToldRun.of("feeds", 2).failed("a < b")),
            failure(ToldRun.of("feeds", 3).failed("c > d")),
            new Alert(
                AlertKind.RECOVERY,
                ToldRun.of("sync", 4).succeededAfter(Run.State.LOST),
                ToldRun.END)));
  }

  /** A failure of each of so many tasks. */
  public static Message ofStorm(int tasks) {
    return gathered(
        IntStream.range(0, tasks)
            .mapToObj(i -> failure(ToldRun.of("task-" + i, i).failed("disk full")))
            .toList());
  }

  private static Alert failure(Run run) {
    return new Alert(AlertKind.FAILURE, run, ToldRun.END);
  }
}
