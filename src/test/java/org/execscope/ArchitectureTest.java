package org.execscope;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The arrows between the rooms: evidence flows down one way.
final class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java/org/execscope");
    private static final Set<String> READERS = Set.of(
            "newInputStream",
            "newBufferedReader",
            "newByteChannel",
            "readAllBytes",
            "readAllLines",
            "readString",
            "lines");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void knowsOnlyTheRoomsBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.execscope..")
                .layer("bytes")
                .definedBy("org.execscope.bytes..")
                .layer("evidence")
                .definedBy("org.execscope.evidence..")
                .layer("record")
                .definedBy("org.execscope.record..")
                .layer("event")
                .definedBy("org.execscope.event..")
                .layer("process")
                .definedBy("org.execscope.process..")
                .layer("finding")
                .definedBy("org.execscope.finding..")
                .layer("query")
                .definedBy("org.execscope.query..")
                .layer("trail")
                .definedBy("org.execscope.trail..")
                .layer("export")
                .definedBy("org.execscope.export..")
                .layer("cli")
                .definedBy("org.execscope.cli..")
                .layer("ui")
                .definedBy("org.execscope.ui..")
                .layer("main")
                .definedBy("org.execscope")
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ui")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("export")
                .mayOnlyBeAccessedByLayers("cli", "ui")
                .whereLayer("trail")
                .mayOnlyBeAccessedByLayers("export", "cli", "ui")
                .whereLayer("finding")
                .mayOnlyBeAccessedByLayers("trail", "export", "cli", "ui")
                .whereLayer("query")
                .mayOnlyBeAccessedByLayers("trail", "export", "cli", "ui")
                .whereLayer("process")
                .mayOnlyBeAccessedByLayers("finding", "query", "trail", "export", "cli", "ui")
                .whereLayer("event")
                .mayOnlyBeAccessedByLayers("process", "finding", "query", "trail", "export", "cli", "ui")
                .whereLayer("record")
                .mayOnlyBeAccessedByLayers("event", "process", "finding", "query", "trail", "export", "cli", "ui")
                .check(CLASSES);
    }

    @Test
    void hasNoCycles() {
        slices().matching("org.execscope.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("org.execscope.ui.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void knowsJavaFxInTheWindowOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.execscope.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..")
                .check(CLASSES);
    }

    @Test
    void opensEvidenceInOneRoomOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.execscope.evidence..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.channels.FileChannel")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.FileInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.RandomAccessFile")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.FileReader")
                .orShould()
                .callMethodWhere(describe(
                        "open a file for reading",
                        call -> call.getTargetOwner().isEquivalentTo(Files.class)
                                && READERS.contains(call.getTarget().getName())))
                .check(CLASSES);
    }

    @Test
    void speaksToNoNetworkAndStartsNoProgram() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(?!URI$|URL$).*")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.channels\\.(Async.*|Server)?(Socket|Datagram)Channel")
                .orShould()
                .callMethodWhere(describe(
                        "start a program",
                        call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                && call.getTarget().getName().equals("exec")))
                .check(CLASSES);
    }

    @Test
    void saysInEachPackageWhatItIsFor() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES)) {
            List<Path> silent = folders.filter(Files::isDirectory)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertThat(silent).isEmpty();
        }
    }
}
