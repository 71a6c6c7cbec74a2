/** A plugin whose tasks Guice makes. */
@NullMarked
package com.example.billing;

import org.jspecify.annotations.NullMarked;
