package io.housekeeper.runtime.plugin;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Makes plugins of their JARs. What is loaded is a copy: a file that somebody replaces while its
 * classes are read would end the process.
 */
public final class Opener {

  /**
   * What holds for all plugins.
   *
   * @param trusted the sums of JARs that may be loaded; all may if it is empty
   * @param shared prefixes of packages that they share with the service
   */
  public record Terms(List<String> trusted, List<String> shared) {}

  private final Terms terms;
  private final Grounds grounds;
  private final Path copies;
  private final AtomicLong number = new AtomicLong();

  private Opener(Terms terms, Grounds grounds, Path copies) {
    this.terms = terms;
    this.grounds = grounds;
    this.copies = copies;
  }

  /**
   * One that begins anew: copies that a process left behind which was ended are deleted.
   *
   * @param copies a folder for the JARs that are in use; nobody else uses it
   */
  public static Opener of(Terms terms, Grounds grounds, Path copies) {
    Copy.delete(copies);
    DriverGates.findOwnFirst();
    return new Opener(terms, grounds, copies);
  }

  /**
   * Loads a plugin and lets it install itself.
   *
   * @param source a JAR, or a folder of JARs
   * @param settings of plugins, by their names
   * @throws CannotInstall with a sentence, if there is nothing of it that can be used
   */
  public Installed open(Path source, Function<String, PluginSettings> settings)
      throws CannotInstall {
    Copy copy = Copy.of(source, copies.resolve(Long.toString(number.incrementAndGet())));
    try {
      Artifact artifact = Artifact.of(copy.file());
      refuseUntrusted(artifact);
      refuseNewer(artifact);
      PluginLoader loader = loader(artifact);
      Origin origin =
          new Origin(artifact.name(), artifact.version(), loader, artifact.wantsRestart());
      PluginSettings own = settings.apply(artifact.name());
      return Installed.load(origin, artifact.doors(), List.of(copy, loader), own, grounds);
    } catch (CannotInstall no) {
      copy.close();
      throw no;
    }
  }

  private void refuseUntrusted(Artifact artifact) throws CannotInstall {
    if (terms.trusted().isEmpty()) {
      return;
    }
    for (Artifact.Jar jar : artifact.jars()) {
      if (terms.trusted().stream().noneMatch(jar.sum()::equalsIgnoreCase)) {
        throw new CannotInstall(
            "plugin '%s' is not used: %s is not trusted; plugins.trusted does not list its SHA-256 sum, which is %s"
                .formatted(artifact.name(), jar.file().getFileName(), jar.sum()));
      }
    }
  }

  private static void refuseNewer(Artifact artifact) throws CannotInstall {
    if (artifact.api().isEmpty()) {
      return;
    }
    ApiVersion wanted = ApiVersion.read(artifact.name(), artifact.api().get());
    if (!ApiVersion.CURRENT.runs(wanted)) {
      throw new CannotInstall(
          "plugin '%s' is not used: it was built for version %s of the plugin API, and this is %s"
              .formatted(artifact.name(), wanted, ApiVersion.CURRENT));
    }
  }

  private PluginLoader loader(Artifact artifact) {
    SharedPackages shared =
        SharedPackages.of(artifact.doors().contains(Door.TASK_MODULE), terms.shared());
    List<URL> urls = artifact.jars().stream().map(jar -> url(jar.file())).toList();
    String name = artifact.name() + " " + artifact.version();
    return new PluginLoader(name, urls, Opener.class.getClassLoader(), shared);
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
