package agentarcade.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;

/// The shape of the program, checked on its compiled classes, both modules. Each rule ends in its reason.
/// A class that must break one says so itself, with [AllowedTo]; no rule here names it.
@AnalyzeClasses(packages = "agentarcade", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> APP = resideInAPackage("agentarcade.app..");
    private static final DescribedPredicate<JavaClass> CORE = resideInAPackage("agentarcade..").and(not(APP)).as("are in the core");
    private static final DescribedPredicate<JavaClass> STORE = resideInAPackage("agentarcade.store..");
    private static final DescribedPredicate<JavaClass> REPORT = resideInAPackage("agentarcade.report..");
    private static final DescribedPredicate<JavaClass> CLI = resideInAPackage("agentarcade.cli..");
    private static final DescribedPredicate<JavaClass> EXCHANGE = resideInAPackage("agentarcade.exchange..");
    private static final DescribedPredicate<JavaClass> FILES =
            resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..")
                    // The type of System.out, which has a rule of its own.
                    .and(not(belongToAnyOf(PrintStream.class))).as("are for files");
    private static final DescribedPredicate<JavaClass> WRITERS_AND_PATHS = assignableTo(Writer.class)
            .or(belongToAnyOf(IOException.class, UncheckedIOException.class, Path.class));
    private static final DescribedPredicate<JavaClass> MAIN =
            describe("are Main", type -> type.getFullName().equals("agentarcade.app.Main"));

    @ArchTest static final ArchRule coreKnowsNoScreen = noClasses().that(CORE)
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "javax.swing..")
            .because("training runs without a screen");

    @ArchTest static final ArchRule inCoreOnlyStoreAndReportDraw = noClasses()
            .that(CORE.and(not(STORE)).and(not(REPORT)).and(notAllowedTo(Deed.DRAW_PICTURES)))
            .should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.imageio..", "org.jfree..")
            .because("training runs without a screen; pictures are for files and for what leaves the program");

    @ArchTest static final ArchRule viewModelsKnowNoViews = noClasses().that().haveNameMatching(".*ViewModel(\\$.*)?")
            .should().dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "javafx.animation..", "javafx.application..")
            .because("a view model is tested without a window");

    @ArchTest static final ArchRule inCoreOnlyTheStoreTouchesFiles = noClasses()
            .that(CORE.and(not(STORE.or(REPORT).or(CLI).or(EXCHANGE))).and(notAllowedTo(Deed.TOUCH_FILES)))
            .should().dependOnClassesThat(FILES)
            .because("there is one place for formats, atomic writes and messages about them");

    @ArchTest static final ArchRule commandsAndReportsHaveNoMoreThanWritersAndPaths = noClasses()
            .that(CLI.or(REPORT).and(notAllowedTo(Deed.TOUCH_FILES)))
            .should().dependOnClassesThat(FILES.and(not(WRITERS_AND_PATHS)))
            .because("they name files and print; the store reads and writes them");

    @ArchTest static final ArchRule exportsHaveNoMoreThanPaths = noClasses().that(EXCHANGE)
            .should().dependOnClassesThat(FILES.and(not(belongToAnyOf(Path.class))))
            .because("they say what is in a file; the store writes it");

    @ArchTest static final ArchRule onlyExportsKnowOnnx = noClasses().that(not(EXCHANGE))
            .should().dependOnClassesThat().resideInAnyPackage("ai.onnx..", "org.tribuo..", "com.google.protobuf..")
            .because("there is one place for the formats of other programs");

    @ArchTest static final ArchRule onlyNetworksKnowNd4j = noClasses().that(not(resideInAPackage("agentarcade.nn..")).and(not(STORE)))
            .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "org.bytedeco..")
            .because("native memory has one owner");

    @ArchTest static final ArchRule commandsKnowNoNetworks = noClasses().that().resideInAPackage("agentarcade.cli")
            .should().dependOnClassesThat().resideInAPackage("agentarcade.nn..")
            .because("only what measures the engine by itself, agentarcade.cli.speed, goes past the algorithms");

    @ArchTest static final ArchRule layers = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
            .layer("knob").definedBy("agentarcade.knob..")
            .layer("nn").definedBy("agentarcade.nn..")
            .layer("env").definedBy("agentarcade.env..")
            .layer("keras").definedBy("agentarcade.keras..")
            .layer("agent").definedBy("agentarcade.agent..")
            .layer("train").definedBy("agentarcade.train..")
            .layer("experiment").definedBy("agentarcade.experiment..")
            .layer("store").definedBy("agentarcade.store..")
            .layer("exchange").definedBy("agentarcade.exchange..")
            .layer("report").definedBy("agentarcade.report..")
            .layer("cli").definedBy("agentarcade.cli..")
            .layer("app").definedBy("agentarcade.app..")
            .whereLayer("knob").mayNotAccessAnyLayer()
            .whereLayer("nn").mayNotAccessAnyLayer()
            .whereLayer("env").mayOnlyAccessLayers("knob")
            .whereLayer("keras").mayOnlyAccessLayers("nn", "knob")
            .whereLayer("agent").mayOnlyAccessLayers("env", "nn", "knob")
            .whereLayer("train").mayOnlyAccessLayers("agent", "env", "knob")
            .whereLayer("experiment").mayOnlyAccessLayers("train", "agent", "env", "knob")
            .whereLayer("store").mayOnlyAccessLayers("experiment", "train", "agent", "env", "knob")
            .whereLayer("exchange").mayOnlyAccessLayers("keras", "store", "experiment", "train", "agent", "env", "knob", "nn")
            .whereLayer("report").mayOnlyAccessLayers("store", "experiment", "train", "agent", "env", "knob")
            .whereLayer("cli")
            .mayOnlyAccessLayers("exchange", "report", "keras", "store", "experiment", "train", "agent", "env", "knob", "nn")
            .whereLayer("app").mayNotBeAccessedByAnyLayer()
            .because("the arrows are the architecture");

    @ArchTest static final ArchRule theWindowLeavesNetworksAlone = noClasses().that(APP)
            .should().dependOnClassesThat().resideInAPackage("agentarcade.nn..")
            .because("the window opens a policy as a whole and knows nothing of networks");

    @ArchTest static final ArchRule noCycles = slices().matching("agentarcade.(**)").should().beFreeOfCycles()
            .because("each package can be read alone");

    @ArchTest static final ArchRule contractsDoNotKnowWhoFulfilsThem = noClasses()
            .that().resideInAnyPackage("agentarcade.env", "agentarcade.agent", "agentarcade.train")
            .should().dependOnClassesThat()
            .resideInAnyPackage("agentarcade.env.games..", "agentarcade.env.classic..", "agentarcade.agent.parts..",
                    "agentarcade.agent.algorithms..")
            .because("a new world or algorithm is one file and one line in a list");

    @ArchTest static final ArchRule gamesIgnoreClassics = noClasses().that().resideInAPackage("agentarcade.env.games..")
            .should().dependOnClassesThat().resideInAPackage("agentarcade.env.classic..")
            .because("a world is self-contained");

    @ArchTest static final ArchRule classicsIgnoreGames = noClasses().that().resideInAPackage("agentarcade.env.classic..")
            .should().dependOnClassesThat().resideInAPackage("agentarcade.env.games..")
            .because("a world is self-contained");

    @ArchTest static final ArchRule fewStartThreads = noClasses().that(notAllowedTo(Deed.START_THREADS))
            .should().accessTargetWhere(startsThreads())
            .because("everything else is confined to the thread that built it");

    @ArchTest static final ArchRule everyDrawIsSeeded = noClasses().that(notAllowedTo(Deed.DRAW_UNSEEDED))
            .should().accessTargetWhere(drawsUnseeded())
            .because("every draw comes from the experiment's seed");

    @ArchTest static final ArchRule fewPrint = noClasses()
            .that(not(CLI).and(not(MAIN)).and(notAllowedTo(Deed.PRINT)))
            .should().accessTargetWhere(prints())
            .because("readings and events carry results, a logger the rest");

    @ArchTest static final ArchRule staticFieldsAreFinal = fields().that().areStatic()
            .and(describe("were written by us", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .and().areDeclaredInClassesThat(notAllowedTo(Deed.KEEP_STATIC_STATE))
            .should().beFinal()
            .because("what is shared is passed by constructor");

    private static DescribedPredicate<JavaClass> notAllowedTo(Deed deed) {
        return describe("are not @AllowedTo(" + deed + ")", type -> {
            boolean allowed = type.tryGetAnnotationOfType(AllowedTo.class)
                    .map(permit -> List.of(permit.value()).contains(deed))
                    .orElse(false);
            boolean outerAllowed = type.getEnclosingClass().map(outer -> !notAllowedTo(deed).test(outer)).orElse(false);
            return !allowed && !outerAllowed;
        });
    }

    private static DescribedPredicate<JavaAccess<?>> startsThreads() {
        return describe("starts threads", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getName();
            return isConstructor(access) && (owner.isAssignableTo(Thread.class) || owner.isAssignableTo(Executor.class)
                    || owner.isAssignableTo(Timer.class))
                    || owner.isEquivalentTo(Thread.class) && (name.startsWith("of") || name.equals("startVirtualThread"))
                    || owner.isEquivalentTo(Executors.class)
                    || owner.isEquivalentTo(ForkJoinPool.class)
                    || owner.isEquivalentTo(CompletableFuture.class) && name.endsWith("Async") && !takesExecutor(access)
                    || name.equals("parallelStream")
                    || owner.isAssignableTo(BaseStream.class) && name.equals("parallel");
        });
    }

    private static DescribedPredicate<JavaAccess<?>> drawsUnseeded() {
        return describe("draws without a seed", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getName();
            return (owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class)) && name.equals("random")
                    || isConstructor(access) && parameters(access) == 0
                            && (owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SplittableRandom.class))
                    || owner.isEquivalentTo(ThreadLocalRandom.class)
                    || owner.isEquivalentTo(SecureRandom.class)
                    || owner.isEquivalentTo(RandomGenerator.class) && (name.equals("of") || name.equals("getDefault"))
                    || owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
                    || owner.isEquivalentTo(Collections.class) && name.equals("shuffle") && parameters(access) == 1
            // ND4J keeps one generator for the whole process.
                    || owner.getFullName().equals("org.nd4j.linalg.factory.Nd4j") && name.startsWith("rand");
        });
    }

    private static DescribedPredicate<JavaAccess<?>> prints() {
        return describe("prints", access -> {
            String name = access.getName();
            return access.getTargetOwner().isEquivalentTo(System.class) && (name.equals("out") || name.equals("err"))
                    || name.equals("printStackTrace") && parameters(access) == 0;
        });
    }

    private static boolean isConstructor(JavaAccess<?> access) {
        return access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
    }

    /// Then it runs on a thread that somebody else was allowed to start.
    private static boolean takesExecutor(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Executor.class));
    }

    private static int parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target ? target.getRawParameterTypes().size() : 0;
    }
}
