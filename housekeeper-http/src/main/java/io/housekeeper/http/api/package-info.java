/** The interface for programs: its ways in, by what they are about. */
@NullMarked
package io.housekeeper.http.api;

import org.jspecify.annotations.NullMarked;
