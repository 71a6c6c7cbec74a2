package io.housekeeper.dist.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules hold for everything that ships, and each of them finds the violation that was planted
 * for it in a package named {@code planted}.
 */
class ArchitectureTest {

  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.housekeeper");

  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .withImportOption(location -> location.contains("/planted/"))
          .importPackages("io.housekeeper");

  @Test
  void everyModuleIsLookedAt() {
    for (String part :
        new String[] {"api", "runtime", "tasks", "http", "sentry", "client", "testkit", "dist"}) {
      assertThat(SHIPPED)
          .as("classes of " + part)
          .anyMatch(type -> type.getPackageName().startsWith("io.housekeeper." + part));
    }
    assertThat(SHIPPED).noneMatch(type -> type.getPackageName().contains("planted"));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() {
    return Rules.all().values().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(SHIPPED)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleBites() {
    return Rules.all().entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey() + " is found", () -> assertThat(offenders(rule)).isNotEmpty()));
  }

  private static Stream<String> offenders(Map.Entry<String, ArchRule> rule) {
    return rule.getValue().evaluate(PLANTED).getFailureReport().getDetails().stream()
        .filter(detail -> detail.contains(".planted.") && detail.contains(rule.getKey()));
  }
}
