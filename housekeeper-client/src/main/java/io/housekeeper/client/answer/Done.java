package io.housekeeper.client.answer;

import java.util.Optional;

/**
 * What was done.
 *
 * @param message what was done, in a sentence
 * @param runId the run that there will be
 */
public record Done(boolean success, String message, Optional<String> runId) {}
