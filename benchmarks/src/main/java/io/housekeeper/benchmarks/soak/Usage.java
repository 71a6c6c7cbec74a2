package io.housekeeper.benchmarks.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process uses.
 *
 * @param heap in bytes, after a collection where there was one
 * @param descriptors of open files
 */
record Usage(long heap, boolean collected, int threads, long descriptors) {

  private static final UnixOperatingSystemMXBean OS =
      (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  static Usage now(boolean collects) {
    long descriptors = OS.getOpenFileDescriptorCount();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    if (collects) {
      System.gc();
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Usage(heap, collects, threads, descriptors);
  }
}
