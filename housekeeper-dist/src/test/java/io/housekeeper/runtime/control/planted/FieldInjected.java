package io.housekeeper.runtime.control.planted;

import com.google.inject.Inject;
import org.jspecify.annotations.Nullable;

final class FieldInjected {
  @Inject @Nullable String injected;
}
