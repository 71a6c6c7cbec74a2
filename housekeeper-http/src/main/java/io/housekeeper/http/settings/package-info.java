/** What the server is told. */
@NullMarked
package io.housekeeper.http.settings;

import org.jspecify.annotations.NullMarked;
