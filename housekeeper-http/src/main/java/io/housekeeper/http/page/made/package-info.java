/** The pages where tasks are made of types, and made otherwise. */
@NullMarked
package io.housekeeper.http.page.made;

import org.jspecify.annotations.NullMarked;
