package io.housekeeper.dist.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** A condition that a class fulfils or not. */
final class Condition extends ArchCondition<JavaClass> {

  private final Predicate<JavaClass> holds;

  Condition(String description, Predicate<JavaClass> holds) {
    super(description);
    this.holds = holds;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    events.add(
        new SimpleConditionEvent(
            type, holds.test(type), type.getName() + " should " + getDescription()));
  }
}
