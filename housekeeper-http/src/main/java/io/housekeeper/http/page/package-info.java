/** The dashboard: its pages, drawn here and shown in browsers. */
@NullMarked
package io.housekeeper.http.page;

import org.jspecify.annotations.NullMarked;
