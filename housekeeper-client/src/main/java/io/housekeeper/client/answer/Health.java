package io.housekeeper.client.answer;

import java.util.List;

/**
 * How a node is doing.
 *
 * @param status ok or unready
 * @param ready whether it takes its share of what is due
 * @param problems what is not as it should be, a sentence each
 * @param tasks up to a thousand
 */
public record Health(String status, boolean ready, List<String> problems, List<TaskStatus> tasks) {}
