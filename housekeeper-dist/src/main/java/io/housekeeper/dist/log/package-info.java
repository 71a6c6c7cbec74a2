/** What is logged, how it looks, and where it goes; only the command says so. */
@NullMarked
package io.housekeeper.dist.log;

import org.jspecify.annotations.NullMarked;
