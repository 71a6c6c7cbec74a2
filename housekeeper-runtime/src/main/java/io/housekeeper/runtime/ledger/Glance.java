package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.run.Ending;
import java.util.OptionalLong;

/**
 * As much of an entry as is needed to draw it among thousands.
 *
 * @param millis how long the run took, if one was begun
 */
public record Glance(long id, int task, Ending ending, OptionalLong millis) {}
