/** The smallest plugin: one plain class. */
@NullMarked
package com.example.sessions;

import org.jspecify.annotations.NullMarked;
