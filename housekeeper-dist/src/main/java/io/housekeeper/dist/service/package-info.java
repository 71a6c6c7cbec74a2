/** {@code housekeeper run}: the service from its start to its end. */
@NullMarked
package io.housekeeper.dist.service;

import org.jspecify.annotations.NullMarked;
