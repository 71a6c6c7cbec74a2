/** A task type with nested, list and secret settings. */
@NullMarked
package com.example.report;

import org.jspecify.annotations.NullMarked;
