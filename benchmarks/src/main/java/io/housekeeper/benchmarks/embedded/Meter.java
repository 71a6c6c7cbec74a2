package io.housekeeper.benchmarks.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What this process uses. */
public final class Meter {

  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Meter() {}

  /** The processor time of this process until now. */
  static Duration cpu() {
    return Duration.ofNanos(OS.getProcessCpuTime());
  }

  /** The processor time of this process while it waits. */
  static Duration cpuDuring(Duration time) throws InterruptedException {
    Duration before = cpu();
    Thread.sleep(time);
    return cpu().minus(before);
  }

  /** What is left of the heap when nothing more can be collected, in bytes. */
  public static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
