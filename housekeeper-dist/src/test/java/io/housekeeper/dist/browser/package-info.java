/** The dashboard as people see it: the service that is shipped, in a real browser. */
@NullMarked
package io.housekeeper.dist.browser;

import org.jspecify.annotations.NullMarked;
