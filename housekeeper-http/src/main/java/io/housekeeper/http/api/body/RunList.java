package io.housekeeper.http.api.body;

import java.util.List;
import java.util.Optional;

/** A page of runs. */
public record RunList(
    @Words("Newest first") List<RunBody> runs,
    @Words(
            "What to ask for with below= for older ones, if there may be any: also after a page that"
                + " is not full, where many were looked through for it")
        Optional<String> next) {}
