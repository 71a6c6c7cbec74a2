package io.housekeeper.http.page;

/**
 * Where somebody signs in.
 *
 * @param problem why he could not; empty if he has not tried
 */
public record SignInPage(String problem) {}
