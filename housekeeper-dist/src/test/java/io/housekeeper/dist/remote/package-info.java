@NullMarked
package io.housekeeper.dist.remote;

import org.jspecify.annotations.NullMarked;
