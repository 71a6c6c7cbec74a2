/** A plugin with two tasks that share a resource. */
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;
