package io.housekeeper.runtime.control;

/**
 * A value of the configuration of a node.
 *
 * @param path its keys, with dots between
 * @param value a text as it is, anything else as JSON, and *** in place of a secret
 * @param source file and line, or whatever else it comes from
 */
public record ConfigurationValue(String path, String value, String source) {}
