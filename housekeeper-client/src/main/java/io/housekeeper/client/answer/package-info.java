/** What the service answers, as records. What a newer service says beside it is left out. */
@NullMarked
package io.housekeeper.client.answer;

import org.jspecify.annotations.NullMarked;
