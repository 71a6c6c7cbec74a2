package com.example.chat;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import java.util.ArrayList;
import java.util.List;

public final class ChatListener implements RunListener {

  private final ChatPlugin.Settings settings;
  private final List<String> said = new ArrayList<>();

  public ChatListener(ChatPlugin.Settings settings) {
    this.settings = settings;
  }

  @Override
  public void ended(Run run) {
    switch (run.state()) {
      case FAILED, TIMED_OUT, LOST, MISSED -> say(run, "failed: " + run.reason());
      case SUCCEEDED ->
          run.before()
              .filter(before -> before != Run.State.SUCCEEDED)
              .ifPresent(before -> say(run, "works again"));
      default -> {}
    }
  }

  public List<String> said() {
    return said;
  }

  private void say(Run run, String what) {
    said.add("#%s %s %s".formatted(settings.channel(), run.task().name(), what));
  }
}
