package io.housekeeper.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.Clockwork;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.EngineSettings;
import io.housekeeper.runtime.engine.Equipment;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.engine.Telemetry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.Tokens;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Woven;
import io.housekeeper.runtime.schedule.ScheduleReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes in while uses of tokens can be noted, and while they cannot. */
class TokenQueriesTest {

  private volatile boolean full;
  private final AtomicInteger noted = new AtomicInteger();
  private final Ledger ledger = new StoredLedger(new MemoryStore(InstantSource.system()));
  private final Engine engine = engine(Woven.around(Ledger.class, ledger, this::tables));
  private final Control control =
      new Control(Woven.around(Ledger.class, ledger, this::tables), engine, Workshop.NONE);

  private static Engine engine(Ledger ledger) {
    Catalog catalog =
        new Catalog(new ScheduleReader(name -> Optional.empty()), TaskSettings.in(ZoneOffset.UTC));
    Equipment equipment =
        new Equipment(
            catalog,
            List.of(),
            name -> {
              throw new IllegalArgumentException("there is no database '" + name + "'");
            },
            Clockwork.of(System::nanoTime, InstantSource.system()),
            Telemetry.NONE);
    return new Engine(EngineSettings.of("node"), ledger, equipment);
  }

  private @Nullable Object tables(Woven.Call call) {
    return call.name().equals("tokens")
        ? Woven.around(Tokens.class, (Tokens) Objects.requireNonNull(call.call()), this::ofTokens)
        : call.call();
  }

  private @Nullable Object ofTokens(Woven.Call call) {
    if (call.name().equals("used")) {
      noted.incrementAndGet();
      if (full) {
        throw new Unreachable("the disk is full", null);
      }
    }
    return call.call();
  }

  @BeforeEach
  void start() {
    engine.start();
  }

  @AfterEach
  void close() {
    engine.close();
    ledger.close();
  }

  private String issue() {
    return control.as(Asking.by("ann")).tokens().issue("ci", Role.VIEWER, Optional.empty());
  }

  private Optional<Instant> lastUsed() {
    return control.tokens().list().get(0).lastUsed();
  }

  @Test
  void aUseIsNotedNowAndThen() {
    String secret = issue();
    assertThat(lastUsed()).isEmpty();
    for (int i = 0; i < 5; i++) {
      assertThat(control.tokens().bearer(secret)).isPresent();
    }
    assertThat(lastUsed()).isPresent();
    assertThat(noted).hasValue(1);
  }

  @Test
  void nobodyIsKeptOutBecauseAUseCannotBeNoted() {
    String secret = issue();
    full = true;
    assertThat(control.tokens().bearer(secret)).isPresent();
    assertThat(noted).hasValue(1);
    full = false;
    assertThat(control.tokens().bearer(secret)).isPresent();
    assertThat(lastUsed()).isPresent();
    engine.close();
    assertThat(control.tokens().bearer(secret)).isPresent();
  }
}
