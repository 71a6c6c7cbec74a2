package io.housekeeper.runtime.plugin;

import java.util.ArrayList;
import java.util.List;

/**
 * What plugins do not have for themselves.
 *
 * @param prefixes of names of classes, each with its last dot
 */
record SharedPackages(List<String> prefixes) {

  private static final List<String> ALWAYS = List.of("io.housekeeper.api.", "org.slf4j.");

  private static final List<String> OF_MODULES = List.of("com.google.inject.", "jakarta.inject.");

  SharedPackages {
    prefixes = List.copyOf(prefixes);
  }

  /**
   * What a plugin shares.
   *
   * @param hasModule whether it brings a module, which is made of classes of the service
   * @param more what the configuration adds; a dot at the end may be left out
   */
  static SharedPackages of(boolean hasModule, List<String> more) {
    List<String> all = new ArrayList<>(ALWAYS);
    if (hasModule) {
      all.addAll(OF_MODULES);
    }
    more.stream().map(prefix -> prefix.endsWith(".") ? prefix : prefix + ".").forEach(all::add);
    return new SharedPackages(all);
  }

  boolean hasClass(String name) {
    return prefixes.stream().anyMatch(name::startsWith);
  }

  boolean hasResource(String name) {
    return hasClass(name.replace('/', '.'));
  }
}
