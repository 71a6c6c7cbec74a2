/** An application that carries Housekeeper inside. */
@NullMarked
package io.housekeeper.example.embedded;

import org.jspecify.annotations.NullMarked;
