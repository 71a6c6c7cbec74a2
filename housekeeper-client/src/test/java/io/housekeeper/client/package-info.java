@NullMarked
package io.housekeeper.client;

import org.jspecify.annotations.NullMarked;
