package io.shelfbell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house: rooms with one purpose, calls that go down, and libraries that only one room sees. */
@AnalyzeClasses(packages = "io.shelfbell", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @Test
    void rooms_use_only_the_rooms_that_their_package_info_allows_and_never_in_a_circle() {
        ApplicationModules.of(Shelfbell.class).verify();
    }

    @ArchTest
    static final ArchRule only_rule_sees_drools_and_poi =
            onlyRoom("rule", "org.drools..", "org.kie..", "org.apache.poi..");

    @ArchTest
    static final ArchRule only_template_sees_velocity = onlyRoom("template", "org.apache.velocity..");

    @ArchTest
    static final ArchRule only_broker_sees_amqp = onlyRoom("broker", "org.springframework.amqp..", "com.rabbitmq..");

    @ArchTest
    static final ArchRule only_embedded_sees_the_servers_inside =
            onlyRoom("embedded", "io.zonky..", "org.apache.qpid..", "net.datafaker..");

    @ArchTest
    static final ArchRule only_access_sees_security = onlyRoom("access", "org.springframework.security..");

    @ArchTest
    static final ArchRule facts_know_nothing_but_the_jdk = noClasses()
            .that()
            .resideInAPackage("io.shelfbell.fact..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "io.shelfbell.fact..", "org.jspecify..");

    @ArchTest
    static final ArchRule insight_only_reads = noClasses()
            .that()
            .resideInAPackage("io.shelfbell.insight..")
            .should()
            .callMethod(org.springframework.jdbc.core.simple.JdbcClient.StatementSpec.class, "update");

    @ArchTest
    static void nobody_prints_or_throws_generic_exceptions(JavaClasses classes) {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(classes);
    }

    private static ArchRule onlyRoom(String room, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("io.shelfbell." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
