package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.plugin.CannotInstall;
import io.housekeeper.runtime.plugin.Grounds;
import io.housekeeper.runtime.plugin.Opener;
import io.housekeeper.runtime.plugin.PluginFolders;
import io.housekeeper.runtime.plugin.PluginFolders.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through what a start does with plugins and tasks, without a ledger. */
final class Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  private final Plan plan;
  private final Plugins plugins;
  private final Catalog catalog;
  private final Admissions admissions;
  private final List<String> sentences = new ArrayList<>();
  private Optional<Path> copies = Optional.empty();

  private Rehearsal(Plan plan) {
    this.plan = plan;
    this.plugins = new Plugins(plan.extras().wishes());
    this.catalog = Housekeeper.catalog(plan.work().settings());
    this.admissions = new Admissions(catalog, plan.work().tasks(), plan.work().version());
  }

  /** What cannot be, a sentence each. */
  static List<String> of(Plan plan) {
    Rehearsal rehearsal = new Rehearsal(plan);
    try {
      rehearsal.rehearse();
    } finally {
      rehearsal.plugins.close();
      rehearsal.copies.ifPresent(Rehearsal::delete);
      plan.surroundings().databases().close();
    }
    return List.copyOf(rehearsal.sentences);
  }

  /** What was in it went with its plugin. */
  private static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException stays) {
      LOG.debug("{} stays", folder, stays);
    }
  }

  private void rehearse() {
    admissions.applications();
    plan.extras().given().forEach(one -> plugins.install(one, plan.work().version(), grounds()));
    admissions.admit(plugins.tasks());
    plan.extras().jars().ifPresent(this::load);
    catalog.refusals().forEach(refusal -> sentences.add(refusal.sentence()));
    sentences.addAll(plugins.failures());
    sentences.addAll(Strays.among(plan, catalog));
    plan.surroundings().extensions().forEach(one -> one.problem().ifPresent(sentences::add));
  }

  private Grounds grounds() {
    return new Grounds(
        InstantSource.system(), plan.surroundings().databases()::named, plan.extras().directory());
  }

  private void load(JarPlugins.Place place) {
    try {
      copies = Optional.of(Files.createTempDirectory("housekeeper-check"));
      Opener opener = Opener.of(place.terms(), grounds(), copies.get());
      for (Sighting one : new PluginFolders(place.folders()).look()) {
        load(opener, one.source());
      }
    } catch (IOException unread) {
      sentences.add("the plugins cannot be read: " + unread);
    }
  }

  private void load(Opener opener, Path source) {
    try {
      Brought brought = plugins.brought(opener.open(source, plan.extras().wishes().settings()::of));
      plugins.named(brought.plugin().origin().name()).ifPresent(Brought::close);
      plugins.put(brought);
      admissions.admit(brought.tasks());
    } catch (CannotInstall no) {
      sentences.add(no.sentence());
    }
  }
}
