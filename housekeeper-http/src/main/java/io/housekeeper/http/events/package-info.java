/** What happens, for those who listen. */
@NullMarked
package io.housekeeper.http.events;

import org.jspecify.annotations.NullMarked;
