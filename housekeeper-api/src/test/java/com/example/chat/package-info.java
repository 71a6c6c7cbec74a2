/** A plugin with a listener. */
@NullMarked
package com.example.chat;

import org.jspecify.annotations.NullMarked;
