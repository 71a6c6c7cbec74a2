package io.housekeeper.http.api.body;

import java.util.List;

/** How a node is doing. */
public record HealthBody(
    @Words("ok or unready") String status,
    @Words("Whether it takes its share of what is due") boolean ready,
    @Words("What is not as it should be, a sentence each") List<String> problems,
    @Words("The tasks, up to a thousand") List<TaskBody> tasks) {}
