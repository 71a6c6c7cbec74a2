package io.housekeeper.client.answer;

/**
 * How a listener of the node that answers is doing.
 *
 * @param waiting events that wait for it
 * @param told events that it was told of
 * @param dropped events that it is never told of, because it was too slow
 * @param failed times that it threw something
 */
public record ListenerStatus(String name, long waiting, long told, long dropped, long failed) {}
