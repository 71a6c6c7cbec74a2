package io.housekeeper.http.api.body;

import java.util.List;
import java.util.Optional;

/** A page of changes. */
public record ChangeList(
    @Words("Newest first") List<ChangeBody> changes,
    @Words("What to ask for with below= for older ones, if there are any") Optional<String> next) {

  /** A page that may have had more. */
  public static ChangeList of(List<ChangeBody> page, int limit) {
    return new ChangeList(
        page, page.size() < limit ? Optional.empty() : Optional.of(page.get(page.size() - 1).id()));
  }
}
