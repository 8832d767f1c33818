package org.opencmq.interop.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may know what, over the classes of every module that is built before this one: in a whole build, all of them. */
class ArchitectureTest {

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> built = modules.map(module -> module.resolve("target/classes/org/opencmq"))
                    .filter(Files::isDirectory)
                    .toList();
            classes = new ClassFileImporter().importPaths(built);
        }
        assertThat(classes).hasSizeGreaterThan(300);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("org.opencmq.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theProtocolDoesNoInputOrOutputAndReadsNoClock() {
        noClasses()
                .that()
                .resideInAPackage("org.opencmq.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..", "org.slf4j..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(classes);
    }

    @Test
    void onlyTheProtocolKnowsTheJsonLibrary() {
        noClasses()
                .that()
                .resideInAPackage("org.opencmq..")
                .and()
                .resideOutsideOfPackage("org.opencmq.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
                .check(classes);
    }

    @Test
    void selectorsKnowNothingOfTheProject() {
        noClasses()
                .that()
                .resideInAPackage("org.opencmq.selector..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.opencmq..").and(not(resideInAPackage("org.opencmq.selector.."))))
                .orShould()
                .dependOnClassesThat(resideInAPackage("jakarta.jms.."))
                .check(classes);
    }

    @Test
    void theServerKnowsNoJmsAndNoClient() {
        noClasses()
                .that()
                .resideInAPackage("org.opencmq.server..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.jms..", "org.opencmq.jms..", "org.opencmq.client..", "org.apache.hc.."))
                .check(classes);
    }

    @Test
    void theEngineSpiNamesNoHttp() {
        noClasses()
                .that()
                .resideInAPackage("org.opencmq.server.engine..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.vertx..",
                        "org.opencmq.server.http..",
                        "org.opencmq.server.action..",
                        "org.opencmq.server.topic..",
                        "org.opencmq.server.push.."))
                .check(classes);
    }

    @Test
    void theStateOfAQueueHasNoThreadsAndNoStore() {
        noClasses()
                .that()
                .haveNameMatching("org\\.opencmq\\.server\\.engine\\.local\\.(QueueState|Whereabouts|Departures)")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.concurrent..", "java.util.concurrent.locks.."))
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("MessageStoreProvider")
                .check(classes);
    }

    @Test
    void nobodyOutsideOfTheProviderReachesIntoIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.opencmq.jms..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.opencmq.jms.internal.."))
                .check(classes);
    }

    @Test
    void theProviderMeetsTheClientInOneRoom() {
        noClasses()
                .that()
                .resideInAPackage("org.opencmq.jms..")
                .and()
                .resideOutsideOfPackages(
                        "org.opencmq.jms.internal.edge..",
                        "org.opencmq.jms",
                        "org.opencmq.jms.janitor") // a tool beside the provider, with a client of its own
                .and()
                .doNotHaveSimpleName("ServiceAccess") // opens the client
                .should()
                .dependOnClassesThat(resideInAPackage("org.opencmq.client..")
                        .and(not(simpleName("Cancellation")))
                        .and(not(simpleName("CallReport")))) // told to those who measure
                .check(classes);
    }
}
