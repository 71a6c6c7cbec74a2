/** The pages of the house itself: plugins, nodes, listeners, what was changed, who may come in. */
@NullMarked
package io.housekeeper.http.page.house;

import org.jspecify.annotations.NullMarked;
