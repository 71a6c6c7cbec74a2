package io.housekeeper.http;

/** What was answered. */
record Told(int statusCode, String body) {}
