package com.example;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A plugin that brings a type of listeners: each block of the configuration is a listener. */
public final class PostFailures implements Plugin {

  public record Settings(
      @Setting("The address that is told") URI url,
      @Setting("The token that it wants, if it wants one") Optional<Secret> token,
      @Setting(value = "How long it may take to answer", or = "10s") Duration patience) {

    public Settings {
      if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
        throw new IllegalArgumentException("url must begin with http or https, was " + url);
      }
    }
  }

  @Override
  public void install(PluginSetup setup) {
    setup.listenerType("post-failures", Settings.class, FailurePoster::new);
  }
}
