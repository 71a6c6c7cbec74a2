package io.housekeeper.http.api.body;

/** Whether it is up. */
public record UpBody(@Words("up or down") String status) {}
