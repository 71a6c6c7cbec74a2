package io.housekeeper.http.api.body;

import java.util.List;
import java.util.Optional;

/** A page of tasks. */
public record TaskList(
    @Words("In the order of their names") List<TaskBody> tasks,
    @Words("What to ask for with after= for those behind them, if there are more")
        Optional<String> next) {}
