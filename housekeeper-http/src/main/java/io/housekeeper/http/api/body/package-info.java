/** What is sent and answered, as JSON. */
@NullMarked
package io.housekeeper.http.api.body;

import org.jspecify.annotations.NullMarked;
