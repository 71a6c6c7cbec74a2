package io.housekeeper.http.planted;

/** Something to be seen by what may not see it. */
public final class Visible {}
