package io.housekeeper.dist.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.google.inject.Inject;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the house: who may see whom, and what stays outside where. */
final class Rules {

  private static final String OURS = "io.housekeeper..";

  private Rules() {}

  /** Every rule under the name of the planted violation that proves that it bites. */
  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("ApiSeesRuntime", sees("io.housekeeper.api..", "io.housekeeper.api.."));
    rules.put("TasksSeeRuntime", sees("io.housekeeper.tasks..", "io.housekeeper.api.."));
    rules.put("SentrySeesRuntime", sees("io.housekeeper.sentry..", "io.housekeeper.api.."));
    rules.put("ClientSeesApi", sees("io.housekeeper.client.."));
    rules.put(
        "TestkitSeesHttp",
        sees("io.housekeeper.testkit..", "io.housekeeper.api..", "io.housekeeper.runtime.."));
    rules.put(
        "HttpSeesSchedule",
        sees(
            "io.housekeeper.http..",
            "io.housekeeper.api..",
            "io.housekeeper.runtime.control..",
            "io.housekeeper.runtime.extension.."));
    rules.put(
        "RuntimeSeesHttp",
        sees("io.housekeeper.runtime..", "io.housekeeper.api..", "io.housekeeper.runtime.."));
    rules.put("ScheduleHasThread", pure("io.housekeeper.runtime.schedule.."));
    rules.put("RunReadsFile", pure("io.housekeeper.runtime.run.."));
    rules.put("EngineHasSql", sqlLivesInTheLedger());
    rules.put("EngineSeesJdbi", theLedgersSqlIsItsOwn());
    rules.put("EngineSeesTables", theEngineSeesTheLedgerOnly());
    rules.put("ProtocolSeesJdbi", theProtocolKnowsNoDatabase());
    rules.put("EngineSleeps", threadsArePlatformThreadsThatWaitToBeWoken());
    rules.put("TasksAskTheClock", timeComesFromOutside());
    rules.put("TasksReferToTheClock", timeComesFromOutside());
    rules.put("FieldInjected", fieldsAreNotInjected());
    rules.put("SetterInjected", settersAreNotInjected());
    rules.put("EngineHasGuice", guiceStaysAtTheEdge());
    rules.put("EngineHasMeters", micrometerStaysAtTheEdge());
    rules.put("EngineHasSpans", openTelemetryStaysAtTheEdge());
    rules.put("CycleOne", packagesHaveNoCycles());
    rules.put("NotNullMarked", packagesAreNullMarked());
    return rules;
  }

  private static ArchRule sees(String whose, String... allowed) {
    String[] own = Arrays.copyOf(allowed, allowed.length + 1);
    own[allowed.length] = whose;
    return noClasses()
        .that()
        .resideInAPackage(whose)
        .should()
        .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(own))))
        .allowEmptyShould(true);
  }

  /** Instants come in: no clock, no thread, no I/O. */
  private static ArchRule pure(String whose) {
    return noClasses()
        .that()
        .resideInAPackage(whose)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.file..",
                    "java.sql..",
                    "javax.sql..",
                    "java.util.concurrent.locks..",
                    "java.util.concurrent.atomic..")
                .or(named("java.lang.Thread", "java.lang.ThreadLocal", "java.lang.Process"))
                .or(named("java.util.concurrent.Executor", "java.util.concurrent.Future"))
                .or(named("java.util.concurrent.ExecutorService", "java.util.Timer"))
                .or(named("java.util.concurrent.CompletableFuture", "java.util.Random"))
                .or(named("java.util.concurrent.ForkJoinPool", "java.util.Date"))
                .or(named("java.util.concurrent.ThreadLocalRandom", "java.lang.System"))
                .or(named("java.time.InstantSource", "java.time.Clock")));
  }

  private static ArchRule sqlLivesInTheLedger() {
    return noClasses()
        .that()
        .resideInAPackage("io.housekeeper.runtime..")
        .and()
        .resideOutsideOfPackages(
            "io.housekeeper.runtime.ledger.jdbi..",
            "io.housekeeper.runtime.boot..",
            "io.housekeeper.runtime.plugin..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb.."));
  }

  private static ArchRule theLedgersSqlIsItsOwn() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.housekeeper.runtime.ledger.jdbi..", "io.housekeeper.runtime.boot..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.housekeeper.runtime.ledger.jdbi.."));
  }

  /** What it asks of the ledger is in the ledger's words, never in those of its tables. */
  private static ArchRule theEngineSeesTheLedgerOnly() {
    return noClasses()
        .that()
        .resideInAPackage("io.housekeeper.runtime.engine..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.housekeeper.runtime.ledger.(*).."));
  }

  private static ArchRule theProtocolKnowsNoDatabase() {
    return noClasses()
        .that()
        .resideInAPackage("io.housekeeper.runtime.ledger.protocol..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.housekeeper.runtime.ledger.jdbi..", "io.housekeeper.runtime.ledger.memory.."));
  }

  /** A sleep hides a race; and of virtual threads a busy one starves the others. */
  private static ArchRule threadsArePlatformThreadsThatWaitToBeWoken() {
    return noClasses()
        .that()
        .resideInAPackage("io.housekeeper.runtime..")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "sleeps, or makes virtual threads",
                call ->
                    (call.getTargetOwner().getName().equals("java.lang.Thread")
                            && List.of("sleep", "ofVirtual", "startVirtualThread")
                                .contains(call.getName()))
                        || call.getName().equals("newVirtualThreadPerTaskExecutor")));
  }

  private static ArchRule timeComesFromOutside() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.housekeeper.runtime.boot..")
        .and()
        .doNotHaveFullyQualifiedName("io.housekeeper.dist.Main")
        .and()
        // Where a plugin is put together, as those are where the service is.
        .doNotHaveFullyQualifiedName("io.housekeeper.sentry.SentryPlugin")
        .should()
        .accessTargetWhere(asksTheClock());
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheClock() {
    return DescribedPredicate.describe(
        "asks the clock of the machine",
        call -> {
          String owner = call.getTargetOwner().getName();
          String name = call.getName();
          return (owner.startsWith("java.time.") && name.equals("now"))
              || (owner.equals("java.lang.System")
                  && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
              || (owner.startsWith("java.time.") && name.startsWith("system"))
              || (owner.equals("java.util.Date") && name.equals("<init>"))
              || (owner.equals("com.google.common.base.Ticker") && name.equals("systemTicker"));
        });
  }

  private static ArchRule fieldsAreNotInjected() {
    return fields()
        .should()
        .notBeAnnotatedWith(Inject.class)
        .andShould()
        .notBeAnnotatedWith("jakarta.inject.Inject");
  }

  private static ArchRule settersAreNotInjected() {
    return methods()
        .should()
        .notBeAnnotatedWith(Inject.class)
        .andShould()
        .notBeAnnotatedWith("jakarta.inject.Inject");
  }

  private static ArchRule guiceStaysAtTheEdge() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.housekeeper.api.guice..", "io.housekeeper.runtime.boot..",
            "io.housekeeper.runtime.plugin..", "io.housekeeper.runtime.extension..")
        .and()
        .haveSimpleNameNotEndingWith("Module")
        .should()
        .dependOnClassesThat(resideInAPackage("com.google.inject.."));
  }

  /** What is measured is said in words of ours; who keeps it is the registry's affair. */
  private static ArchRule micrometerStaysAtTheEdge() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.housekeeper.runtime.metrics..",
            "io.housekeeper.runtime.boot..",
            "io.housekeeper.runtime.extension..",
            "io.housekeeper.http..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.micrometer.."));
  }

  /** The same of spans. */
  private static ArchRule openTelemetryStaysAtTheEdge() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("io.housekeeper.runtime.trace..", "io.housekeeper.runtime.boot..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.opentelemetry.."));
  }

  private static ArchRule packagesHaveNoCycles() {
    return slices().matching("io.housekeeper.(**)").should().beFreeOfCycles();
  }

  private static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            new Condition(
                "be in a package marked with @NullMarked",
                type -> type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")));
  }

  private static DescribedPredicate<JavaClass> named(String one, String other, String... more) {
    Set<String> names = new HashSet<>(List.of(more));
    names.add(one);
    names.add(other);
    return DescribedPredicate.describe(
        "is one of " + names, type -> names.contains(type.getName()));
  }
}
