package io.housekeeper.api;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record: in the reference documentation, in forms on the
 * dashboard and in error messages.
 */
@Documented
@Retention(RUNTIME)
@Target(RECORD_COMPONENT)
public @interface Setting {

  /** What the setting is for, in one sentence. */
  String value();

  /**
   * The value when the configuration names none, written as it would be in the file. Without one
   * the setting is required, unless its type is {@code Optional}, {@code List} or {@code Map},
   * which are then empty.
   */
  String or() default "";
}
