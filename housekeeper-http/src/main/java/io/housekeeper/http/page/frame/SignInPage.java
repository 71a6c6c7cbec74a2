package io.housekeeper.http.page.frame;

/**
 * Where somebody signs in.
 *
 * @param problem why he could not; empty if he has not tried
 * @param link the secret of a link that he has; empty if he has none
 */
public record SignInPage(String problem, String link) {}
