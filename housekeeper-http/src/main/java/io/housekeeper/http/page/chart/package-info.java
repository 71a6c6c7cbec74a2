/** Charts as shapes with coordinates, which templates draw as SVG. */
@NullMarked
package io.housekeeper.http.page.chart;

import org.jspecify.annotations.NullMarked;
