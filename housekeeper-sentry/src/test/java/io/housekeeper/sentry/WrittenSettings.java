package io.housekeeper.sentry;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.config.Binder;
import io.housekeeper.runtime.config.Names;

/** Settings as they are in a configuration file. */
final class WrittenSettings {

  private WrittenSettings() {}

  static SentrySettings of(String block) {
    return new Binder(Names.NONE).bind(SentrySettings.class, block, "sentry").orThrow();
  }

  static SentrySettings of(Secret dsn, String block) {
    return of("dsn = \"%s\"%n%s".formatted(dsn.reveal(), block));
  }
}
