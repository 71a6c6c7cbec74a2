package io.housekeeper.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.billing.BillingTasks;
import com.example.billing.Printer;
import com.example.chat.ChatListener;
import com.example.chat.ChatPlugin;
import com.example.embedded.TenantReports;
import com.example.report.SendReport;
import com.example.sessions.PurgeSessions;
import com.example.shop.ShopApi;
import com.example.shop.ShopPlugin;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import io.housekeeper.api.guice.TaskModule;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The API as authors from outside use it: the plugins of {@code com.example}. */
class PluginShapeTest {

  @Test
  void aPlainClassIsAWholePlugin() {
    assertThat(new PurgeSessions().spec().schedule()).isEqualTo("H 2 * * *");
    assertThat(new PurgeSessions().spec().startupDelay()).isPresent();
  }

  @Test
  void aTaskTypeNamesItsSettingsAndDefaults() {
    var type = new SendReport();
    assertThat(type.settings().getRecordComponents())
        .allSatisfy(component -> assertThat(component.getAnnotation(Setting.class)).isNotNull());
    assertThat(type.spec().copyAs("report.sales").schedule("0 7 * * 1-5").build())
        .returns("report.sales", TaskSpec::name)
        .returns("Mails a report", TaskSpec::description)
        .returns(true, TaskSpec::dryRunSupported);
  }

  @Test
  void twoTasksShareAResourceThatIsClosedWithThePlugin() throws Exception {
    var setup =
        new RecordingSetup(
            List.of(), new ShopPlugin.Settings(URI.create("https://shop/"), Secret.of("k"), 4));
    new ShopPlugin().install(setup);
    assertThat(setup.tasks).containsOnlyKeys("cancel-unpaid-orders", "refill-stock");
    assertThat(setup.closing).singleElement().isInstanceOf(ShopApi.class);
  }

  @Test
  void guiceMakesTheTasksOfAModule() throws Exception {
    var setup = new RecordingSetup(List.of("billing"), new BillingTasks.Settings("EUR"));
    new BillingTasks().install(setup);
    assertThat(setup.tasks).containsOnlyKeys("send-invoices");
    assertThat(setup.closing).singleElement().isInstanceOf(Printer.class);
  }

  @Test
  void aModuleInstalledTwiceAnnouncesItsTasksOnceEach() throws Exception {
    var module = new BillingTasks();
    for (int load = 0; load < 2; load++) {
      var setup = new RecordingSetup(List.of("billing"), new BillingTasks.Settings("EUR"));
      module.install(setup);
      assertThat(setup.tasks).hasSize(1);
      assertThat(setup.closing).hasSize(1);
    }
  }

  @Test
  void aModuleThatNeedsAnUnknownDatabaseSaysWhichThereAre() {
    var setup = new RecordingSetup(List.of("shop"), new BillingTasks.Settings("EUR"));
    assertThatThrownBy(() -> new BillingTasks().install(setup))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("no database 'billing', there are [shop]");
  }

  @Test
  void aTaskMayBeBoundInAnyWayThatGuiceKnows() {
    var setup = new RecordingSetup(List.of());
    new TaskModule() {
      @Override
      protected void configureTasks() {
        bind(PurgeSessions.class).toInstance(new PurgeSessions());
        task(PurgeSessions.class);
      }
    }.install(setup);
    assertThat(setup.tasks).containsOnlyKeys("purge-sessions");
  }

  @Test
  void aModuleWithWrongSettingsFailsWhileItIsInstalled() {
    var setup = new RecordingSetup(List.of("billing"));
    assertThatThrownBy(() -> new BillingTasks().install(setup))
        .hasMessageContaining("no settings of");
  }

  @Test
  void aTaskModuleIsNoOrdinaryModule() {
    assertThatThrownBy(() -> Guice.createInjector(new BillingTasks()))
        .hasMessageContaining("is a plugin and not installed as one");
  }

  @Test
  void aListenerIsMadeFromItsBlockOfTheConfiguration() throws Exception {
    var setup = new RecordingSetup(List.of());
    new ChatPlugin().install(setup);
    assertThat(setup.listeners)
        .hasEntrySatisfying(
            "chat",
            make ->
                assertThat(make.apply(new ChatPlugin.Settings("ops", Secret.of("t"))))
                    .isInstanceOf(ChatListener.class));
  }

  @Test
  void anApplicationRegistersTasksWhileItRuns() throws Exception {
    Map<String, Task> registered = new HashMap<>();
    var reports =
        new TenantReports(
            task -> {
              registered.put(task.spec().name(), task);
              return () -> registered.remove(task.spec().name());
            });
    reports.tenantAdded("acme", "Europe/Berlin");
    assertThat(registered).containsOnlyKeys("report.acme");
    reports.tenantLeft("acme");
    assertThat(registered).isEmpty();
  }
}
