package io.housekeeper.http.api.body;

import io.housekeeper.runtime.control.Explanation;
import java.util.List;
import java.util.Optional;

/** Why a task did, or did not, run. */
public record ExplanationList(
    @Words("One; of a task on every node one for each") List<ExplanationBody> explanations) {

  /** An answer. */
  public record ExplanationBody(
      @Words("The answer") String sentence,
      @Words("What else there is to know") List<String> beside,
      @Words("The run, or the entry of fires that none was made of") Optional<RunBody> run) {}

  public static ExplanationList of(List<Explanation> all) {
    return new ExplanationList(
        all.stream()
            .map(
                one ->
                    new ExplanationBody(one.sentence(), one.beside(), one.run().map(RunBody::of)))
            .toList());
  }
}
