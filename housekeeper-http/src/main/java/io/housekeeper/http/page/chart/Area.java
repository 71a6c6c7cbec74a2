package io.housekeeper.http.page.chart;

import java.util.List;

/**
 * How many there are in each minute, as an area.
 *
 * @param d its outline, as SVG says it
 * @param most the highest number, which is at the top
 */
public record Area(String d, long most) {

  public static final int HEIGHT = 110;

  /** So much room is above it for marks. */
  public static final int TOP = 18;

  /** Draws numbers from left to right; of those that share a place the highest is seen. */
  public static Area of(List<Long> numbers) {
    long most = Math.max(1, numbers.stream().mapToLong(Long::longValue).max().orElse(0));
    StringBuilder d = new StringBuilder("M0 %d".formatted(HEIGHT));
    int at = HEIGHT;
    for (int x = 0; x < Scale.WIDTH; x++) {
      int y = y(highest(numbers, x), most);
      if (y != at) {
        d.append("H%dV%d".formatted(x, y));
        at = y;
      }
    }
    d.append("H%dV%dz".formatted(Scale.WIDTH, HEIGHT));
    return new Area(d.toString(), most);
  }

  private static long highest(List<Long> numbers, int x) {
    int first = x * numbers.size() / Scale.WIDTH;
    int last = Math.max(first + 1, (x + 1) * numbers.size() / Scale.WIDTH);
    return numbers.subList(first, Math.min(last, numbers.size())).stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private static int y(long number, long most) {
    return HEIGHT - (int) ((HEIGHT - TOP) * number / most);
  }
}
