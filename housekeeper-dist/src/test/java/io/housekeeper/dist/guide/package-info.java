/** The pages of the guide, as tests read them: what they show, and what they have typed. */
@NullMarked
package io.housekeeper.dist.guide;

import org.jspecify.annotations.NullMarked;
