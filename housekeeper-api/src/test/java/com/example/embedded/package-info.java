/** An application that registers tasks while it runs. */
@NullMarked
package com.example.embedded;

import org.jspecify.annotations.NullMarked;
