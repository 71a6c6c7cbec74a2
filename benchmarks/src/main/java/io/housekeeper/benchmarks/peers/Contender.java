package io.housekeeper.benchmarks.peers;

import io.housekeeper.benchmarks.peers.DbScheduler.Polling;
import io.housekeeper.benchmarks.peers.Quartz.Place;
import java.time.Duration;

/** Whom we compare with, each with the settings that its documentation recommends. */
enum Contender {
  DB_SCHEDULER_64("db-scheduler, 64 threads, lock-and-fetch 1.0 to 4.0", 9, true, false) {
    @Override
    Peer open(Peer.Begun begun) {
      return new DbScheduler(begun, 64, new Polling(true, 1.0, 4.0));
    }
  },

  DB_SCHEDULER_20("db-scheduler, 20 threads, lock-and-fetch 4.0 to 20.0", 9, true, false) {
    @Override
    Peer open(Peer.Begun begun) {
      return new DbScheduler(begun, 20, new Polling(true, 4.0, 20.0));
    }
  },

  DB_SCHEDULER_USUAL("db-scheduler, 10 threads, fetch 0.5 to 3.0", 2, false, false) {
    @Override
    Peer open(Peer.Begun begun) {
      return new DbScheduler(begun, 10, new Polling(false, 0.5, 3.0));
    }
  },

  JOBRUNR("JobRunr, 64 workers", 2, false, false) {
    @Override
    Peer open(Peer.Begun begun) {
      return new JobRunrServer(begun);
    }

    @Override
    boolean isPrompt() {
      return false;
    }
  },

  QUARTZ_CLUSTERED("Quartz JDBC, clustered, 64 threads, batches of 64", 1, true, true) {
    @Override
    Peer open(Peer.Begun begun) throws Exception {
      return Quartz.in(Place.CLUSTER, begun);
    }

    @Override
    Duration lead() {
      return SLOW_TO_PLAN;
    }
  },

  QUARTZ_ALONE("Quartz JDBC, one node, 64 threads, batches of 64", 1, false, false) {
    @Override
    Peer open(Peer.Begun begun) throws Exception {
      return Quartz.in(Place.ONE_NODE, begun);
    }

    @Override
    Duration lead() {
      return SLOW_TO_PLAN;
    }
  },

  QUARTZ_RAM("Quartz RAM, 64 threads, batches of 64 (nothing is durable)", 9, true, true) {
    @Override
    Peer open(Peer.Begun begun) throws Exception {
      return Quartz.in(Place.MEMORY, begun);
    }
  };

  private static final Duration SLOW_TO_PLAN = Duration.ofSeconds(90);

  private final String label;
  private final int mostRounds;
  private final boolean isSteady;
  private final boolean isHashed;

  Contender(String label, int mostRounds, boolean isSteady, boolean isHashed) {
    this.label = label;
    this.mostRounds = mostRounds;
    this.isSteady = isSteady;
    this.isHashed = isHashed;
  }

  abstract Peer open(Peer.Begun begun) throws Exception;

  String label() {
    return label;
  }

  /** The slow ones get fewer rounds of a burst. */
  int mostRounds() {
    return mostRounds;
  }

  /** How long before they are due its tasks are planned, at first. */
  Duration lead() {
    return Duration.ofSeconds(8);
  }

  /** Whether it takes part in the steady load. */
  boolean isSteady() {
    return isSteady;
  }

  /** Whether it has fixed rates with a phase. */
  boolean isHashed() {
    return isHashed;
  }

  /** Whether it means to run a task when it is due, and not when it next looks, in seconds. */
  boolean isPrompt() {
    return true;
  }
}
