/** The service as it is shipped: unpacked, started and ended as an operator does. */
@NullMarked
package io.housekeeper.dist.service;

import org.jspecify.annotations.NullMarked;
