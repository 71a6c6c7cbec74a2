package com.example.shop;

import io.housekeeper.api.Plugin;
import io.housekeeper.api.PluginSetup;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import java.net.URI;

public final class ShopPlugin implements Plugin {

  public record Settings(
      @Setting("The shop's address") URI url,
      @Setting("The key to its API") Secret key,
      @Setting(value = "How many connections are kept open", or = "4") int connections) {}

  @Override
  public void install(PluginSetup setup) {
    Settings settings = setup.settings(Settings.class);
    ShopApi api =
        setup.closing(new ShopApi(settings.url(), settings.key(), settings.connections()));
    TaskSpec cancel =
        TaskSpec.named("cancel-unpaid-orders").schedule("every 10m").tags("shop").build();
    TaskSpec refill =
        TaskSpec.named("refill-stock").schedule("after cancel-unpaid-orders").tags("shop").build();
    setup
        .task(Task.of(cancel, run -> run.count("cancelled", api.cancelUnpaid(run.fencingToken()))))
        .task(Task.of(refill, run -> run.count("refilled", api.refill(run.fencingToken()))));
  }
}
