package io.housekeeper.runtime.extension;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extensions that lie on the class path. */
public final class Extensions {

  private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);

  private Extensions() {}

  /** Those that can be loaded. */
  @SuppressWarnings("rawtypes")
  public static List<Extension<?>> found() {
    List<Extension<?>> found = new ArrayList<>();
    Iterator<Extension> each = ServiceLoader.load(Extension.class).iterator();
    while (hasNext(each)) {
      try {
        found.add(each.next());
      } catch (ServiceConfigurationError | LinkageError broken) {
        LOG.error("an extension cannot be loaded, and is left out", broken);
      }
    }
    return found;
  }

  @SuppressWarnings("rawtypes")
  private static boolean hasNext(Iterator<Extension> each) {
    try {
      return each.hasNext();
    } catch (ServiceConfigurationError | LinkageError broken) {
      LOG.error("the extensions cannot be looked for", broken);
      return false;
    }
  }

  /** What the blocks of some are read as, by their names. */
  public static Map<String, Class<? extends Record>> settings(List<Extension<?>> some) {
    Map<String, Class<? extends Record>> settings = new LinkedHashMap<>();
    some.forEach(one -> settings.put(one.name(), one.settings()));
    return settings;
  }
}
