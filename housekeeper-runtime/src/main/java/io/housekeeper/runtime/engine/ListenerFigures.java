package io.housekeeper.runtime.engine;

/**
 * How a listener of this node is doing.
 *
 * @param waiting events that it has not been told of yet
 * @param told events that it was told of
 * @param dropped events that it is never told of, because it was too slow
 * @param failed times that it threw something
 */
public record ListenerFigures(String name, long waiting, long told, long dropped, long failed) {}
