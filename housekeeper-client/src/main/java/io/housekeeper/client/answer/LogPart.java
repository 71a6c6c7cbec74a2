package io.housekeeper.client.answer;

/**
 * Some of what a run has logged.
 *
 * @param text line by line
 * @param next from where to ask for what comes behind it
 * @param over whether there will be no more
 */
public record LogPart(String text, int next, boolean over) {}
