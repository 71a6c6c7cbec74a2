package io.housekeeper.sentry.planted;

import io.housekeeper.runtime.schedule.Manual;

final class SentrySeesRuntime {
  final Manual seen = new Manual();
}
