package io.housekeeper.runtime.schedule;

/** Never due by itself: {@code manual}. */
public record Manual() implements Untimed {

  @Override
  public String text() {
    return "manual";
  }

  @Override
  public String description() {
    return "only when somebody asks for it";
  }
}
