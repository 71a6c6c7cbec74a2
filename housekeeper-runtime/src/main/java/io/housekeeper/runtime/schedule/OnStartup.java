package io.housekeeper.runtime.schedule;

/** Due at each start of a node and at no other time: {@code @reboot}. */
public record OnStartup() implements Untimed {

  @Override
  public String text() {
    return "@reboot";
  }

  @Override
  public String description() {
    return "once at each start";
  }
}
