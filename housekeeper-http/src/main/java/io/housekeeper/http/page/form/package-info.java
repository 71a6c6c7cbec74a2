/** Forms that are made of what a schema says, and what somebody has typed into them. */
@NullMarked
package io.housekeeper.http.page.form;

import org.jspecify.annotations.NullMarked;
