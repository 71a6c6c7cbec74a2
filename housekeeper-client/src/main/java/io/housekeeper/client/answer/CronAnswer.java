package io.housekeeper.client.answer;

import java.util.Optional;

/**
 * What cron services of old answer.
 *
 * @param task its name
 * @param state scheduled, running, stopped or disabled
 * @param runId the run that there will be
 * @param error why it was not done
 */
public record CronAnswer(
    boolean success,
    Optional<String> task,
    Optional<String> state,
    Optional<String> runId,
    Optional<String> error) {}
