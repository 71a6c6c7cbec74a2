package io.housekeeper.runtime.config;

/**
 * A value of a configuration as somebody may see it.
 *
 * @param path its keys, with dots between
 * @param value a text as it is, anything else as JSON, and *** in place of a secret without a name
 * @param source file and line, or whatever else it comes from
 */
public record SaidValue(String path, String value, String source) {}
