package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.SpecRow.Version;
import java.time.Instant;

/**
 * That an incarnation has the code of a task.
 *
 * @param said the specification in that version
 * @param loadedAt when it loaded the version
 */
public record Carried(int task, long incarnation, Version version, Said said, Instant loadedAt) {}
