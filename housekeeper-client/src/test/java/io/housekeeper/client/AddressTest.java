package io.housekeeper.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a client asks, and as whom. */
class AddressTest {

  private static final String DONE = "{\"success\":true,\"message\":\"task 'a b/c' is paused\"}";

  @ParameterizedTest
  @ValueSource(strings = {"/jobs", "/jobs/"})
  void thePathUnderWhichAProxyHasTheServiceStays(String path) {
    try (Stub stub = Stub.thatSays(200, "application/json", DONE)) {
      HousekeeperClient client =
          HousekeeperClient.at(stub.address().resolve(path)).withToken("hk_secret\n");
      client.commands(Asking.because("disk full")).pause("a b/c");
      assertThat(stub.asked())
          .containsExactly(
              new Stub.Asked(
                  "POST /jobs/api/housekeeper/tasks/a%20b%2Fc/pause",
                  Optional.of("Bearer hk_secret"), Optional.empty(), "{\"reason\":\"disk full\"}"));
    }
  }

  @Test
  void theEnvironmentSaysWhereAndAsWhom() {
    try (Stub stub = Stub.thatSays(200, "application/json", "{\"status\":\"up\"}")) {
      Map<String, String> environment =
          Map.of("CRON_SERVICE_URL", " " + stub.address() + " ", "HOUSEKEEPER_TOKEN", "hk_secret");
      assertThat(HousekeeperClient.fromEnvironment(environment).isReady()).isTrue();
      assertThat(stub.asked()).extracting(Stub.Asked::line).containsExactly("GET /health/ready");
      assertThat(stub.asked())
          .extracting(Stub.Asked::token)
          .containsExactly(Optional.of("Bearer hk_secret"));
    }
  }

  @Test
  void anEnvironmentThatSaysNothingMeansThisMachine() {
    assertThat(HousekeeperClient.fromEnvironment(Map.of("CRON_SERVICE_URL", "")).address())
        .isEqualTo(URI.create("http://localhost:9667"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HousekeeperClient.fromEnvironment(Map.of("CRON_SERVICE_URL", "not here")))
        .withMessage("CRON_SERVICE_URL: 'not here' is no address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:9667",
        "ftp://a",
        "http:///tasks",
        "/tasks",
        "http://a?b=c",
        "http://a#b"
      })
  void whatIsNoAddressOfHttpIsRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HousekeeperClient.at(URI.create(address)))
        .withMessageContaining("one such as http://localhost:9667, and was '" + address + "'");
  }

  @Test
  void aTokenIsNotShownByWhoeverCannotSendIt() {
    HousekeeperClient client = HousekeeperClient.at(URI.create("http://localhost:1"));
    assertThatThrownBy(() -> client.withToken("hk secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThat(client.withToken("hk_secret").toString()).doesNotContain("secret");
  }
}
