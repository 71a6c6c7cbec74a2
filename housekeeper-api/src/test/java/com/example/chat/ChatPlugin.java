package com.example.chat;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;

public final class ChatPlugin implements Plugin {

  public record Settings(
      @Setting("The channel") String channel, @Setting("Token of the robot") Secret token) {}

  @Override
  public void install(PluginSetup setup) {
    setup.listenerType("chat", Settings.class, ChatListener::new);
  }
}
