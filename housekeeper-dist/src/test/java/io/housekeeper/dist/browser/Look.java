package io.housekeeper.dist.browser;

import com.microsoft.playwright.options.ColorScheme;

/** What somebody looks with. */
enum Look {
  DESK_BY_DAY(1400, 900, ColorScheme.LIGHT),
  DESK_BY_NIGHT(1400, 900, ColorScheme.DARK),
  PHONE_BY_DAY(380, 780, ColorScheme.LIGHT),
  PHONE_BY_NIGHT(380, 780, ColorScheme.DARK);

  private final int width;
  private final int height;
  private final ColorScheme scheme;

  Look(int width, int height, ColorScheme scheme) {
    this.width = width;
    this.height = height;
    this.scheme = scheme;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  ColorScheme scheme() {
    return scheme;
  }

  /** As it stands in the name of a picture. */
  String text() {
    return width + (scheme == ColorScheme.DARK ? "-dark" : "-light");
  }
}
