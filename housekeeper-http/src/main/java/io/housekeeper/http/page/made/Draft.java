package io.housekeeper.http.page.made;

import java.util.Map;

/**
 * A task that a form is about.
 *
 * @param task its name; empty if it has none yet
 * @param revision of what was made of it; 0 if nothing was
 * @param spec the values that were made of it: JSON
 */
record Draft(String task, String type, long revision, Map<String, String> spec) {

  /** Of what nobody has made yet. */
  static final long NO_REVISION = 0;

  Draft {
    spec = Map.copyOf(spec);
  }

  boolean isNew() {
    return revision == NO_REVISION;
  }
}
