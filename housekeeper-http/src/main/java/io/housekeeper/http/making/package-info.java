/** What tasks are told over HTTP, by programs and by people: what may be told is asked here. */
@NullMarked
package io.housekeeper.http.making;

import org.jspecify.annotations.NullMarked;
