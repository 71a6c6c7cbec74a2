package io.housekeeper.http.events;

/**
 * Something that happened, as it is sent.
 *
 * @param id by which a listener says what he has heard
 * @param kind run or task; or again, if he has missed something
 * @param data JSON
 */
public record Item(String id, String kind, String data) {}
