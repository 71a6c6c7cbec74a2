package io.housekeeper.client.answer;

import java.util.List;
import java.util.Optional;

/**
 * Why a task did, or did not, run.
 *
 * @param sentence the answer
 * @param beside what else there is to know
 * @param run the run, or the entry of fires that none was made of
 */
public record Explanation(String sentence, List<String> beside, Optional<RunSummary> run) {}
