/** The files for containers and clusters: they are compared with what the service is. */
@NullMarked
package io.housekeeper.dist.deploy;

import org.jspecify.annotations.NullMarked;
