package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import java.time.Instant;

/**
 * A node has the code of a task.
 *
 * @param spec what code and file say; the text of its schedule resolved, its zone named
 * @param loadedAt when the node loaded this version
 */
public record Offer(TaskSpec spec, Version version, Instant loadedAt) {}
