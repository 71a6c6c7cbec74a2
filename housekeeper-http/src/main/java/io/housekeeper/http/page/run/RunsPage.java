package io.housekeeper.http.page.run;

import io.housekeeper.http.page.frame.When;

/**
 * Runs of all tasks, or of one.
 *
 * @param since when what failed may be tried again, unless somebody says otherwise
 * @param once a key under which the form of the page does something once
 */
public record RunsPage(When now, RunTable table, String since, String once) {}
