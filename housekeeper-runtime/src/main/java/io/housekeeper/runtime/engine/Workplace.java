package io.housekeeper.runtime.engine;

import java.util.function.DoubleSupplier;

/**
 * What a tenure works with.
 *
 * @param chance from 0 to 1, for the lengths of waits before retries
 */
record Workplace(
    Carrying carrying,
    Events events,
    Bodies bodies,
    Tracing tracing,
    Room room,
    DoubleSupplier chance) {}
