@NullMarked
package io.housekeeper.http;

import org.jspecify.annotations.NullMarked;
