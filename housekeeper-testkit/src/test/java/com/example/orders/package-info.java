/** A task and its tests, as an author of tasks writes them: what docs/testing.md shows. */
@NullMarked
package com.example.orders;

import org.jspecify.annotations.NullMarked;
