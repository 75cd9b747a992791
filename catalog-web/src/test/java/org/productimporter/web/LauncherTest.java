package org.productimporter.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `bin/product-importer` with programs that print how they were started.
@Timeout(60)
class LauncherTest {

    private static final Path BIN = Path.of("../bin");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir private Path temporary;
    private Path root;
    private Path file;

    @BeforeEach
    void build() throws IOException {
        root = Files.createDirectories(temporary.resolve("a folder"));
        Files.createDirectory(root.resolve("bin"));
        for (var script : List.of("product-importer", "find-java")) {
            Files.copy(BIN.resolve(script), root.resolve("bin").resolve(script));
        }
        jar("catalog-web");
        jar("importer-job");
        Files.createDirectory(root.resolve("samples"));
        file = Files.writeString(root.resolve("samples/products.csv"), "3");
    }

    private void jar(String name) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, LauncherProgram.class.getName());
        var entry = LauncherProgram.class.getName().replace('.', '/') + ".class";
        var file = Files.createDirectories(root.resolve(name).resolve("target")).resolve(name + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest);
                var in = LauncherProgram.class.getResourceAsStream("LauncherProgram.class")) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
    }

    private record Result(int code, String output) {}

    private Result run(String... arguments) throws Exception {
        return run(Map.of(), root.resolve("bin/product-importer"), arguments);
    }

    private static Result run(Map<String, String> environment, Path launcher, String... arguments) throws Exception {
        var process = start(environment, launcher, arguments);
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static Process start(Map<String, String> environment, Path launcher, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Test
    void passesArgumentsAndTheExitCode() throws Exception {
        var result = run("import", file.toString(), "--columns=a b,\"c\" $HOME *");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.output()).contains("arguments [import, %s, --columns=a b,\"c\" $HOME *]".formatted(file))
                .contains("jar " + root.toRealPath().resolve("importer-job/target/importer-job.jar"));
    }

    @Test
    void becomesTheProgramAndPassesSignals() throws Exception {
        var process = start(Map.of(), root.resolve("bin/product-importer"), "server", "--wait");
        var output = process.inputReader();
        assertThat(output.readLine()).isEqualTo("process " + process.pid());
        output.lines().takeWhile(line -> !line.equals("ready")).forEach(_ -> {});

        process.toHandle().destroy();

        assertThat(output.readLine()).isEqualTo("stopped");
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void trainsOnceAndUsesTheCache() throws Exception {
        assertThat(run("train").output()).contains("AOT cache of catalog-web: created")
                .contains("AOT cache of importer-job: created");
        assertThat(run("train")).isEqualTo(new Result(0, ""));

        var link = Files.createSymbolicLink(temporary.resolve("link"), root.resolve("bin/product-importer"));
        var folder = root.toRealPath().resolve("catalog-web/target/program");
        assertThat(run(Map.of(), link, "server").output()).contains("jar " + folder.resolve("catalog-web.jar"))
                .contains("-XX:AOTCache=" + folder.resolve("catalog-web.aot"));
        assertThat(run("importer").output()).contains("importer-job.aot");
    }

    @Test
    void startsTheJarIfItIsNewerThanTheCache() throws Exception {
        unpack();
        var jar = root.resolve("catalog-web/target/catalog-web.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(10)));

        assertThat(run("server").output()).contains("jar " + jar.toRealPath()).doesNotContain("AOTCache");
    }

    @Test
    void ignoresABrokenCacheWithoutAWord() throws Exception {
        unpack();
        Files.writeString(root.resolve("catalog-web/target/program/catalog-web.aot"), "no cache");

        var result = run("server");

        assertThat(result.code()).isZero();
        assertThat(result.output()).startsWith("process ").contains("-XX:AOTCache=").endsWith("arguments []\n");
    }

    private void unpack() throws IOException {
        var folder = Files.createDirectory(root.resolve("catalog-web/target/program"));
        Files.copy(root.resolve("catalog-web/target/catalog-web.jar"), folder.resolve("catalog-web.jar"));
        Files.createFile(folder.resolve("unpacked"));
    }

    @Test
    void aFailedTrainingIsReportedInOneLineAndPreventsNothing() throws Exception {
        Files.writeString(file, "1");

        var result = run("train");

        assertThat(result.code()).isOne();
        assertThat(result.output()).contains("AOT cache of importer-job: not created, so it starts slower.")
                .contains("AOT cache of catalog-web: created")
                .hasLineCount(2);
        assertThat(run("importer").code()).isZero();
    }

    @Test
    void aSmallImportUsesTheFastCompilerUnlessOptionsAreSet() throws Exception {
        var launcher = root.resolve("bin/product-importer");
        var own = Map.of("JDK_JAVA_OPTIONS", "-XX:+UseG1GC");

        assertThat(run("import", file.toString()).output())
                .contains("options [-XX:TieredStopAtLevel=1, -XX:+UseSerialGC]");
        assertThat(run(own, launcher, "import", file.toString()).output()).contains("options [-XX:+UseG1GC]");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100_000_001);
        }
        assertThat(run("import", file.toString()).output()).contains("options [-XX:+UseParallelGC]");
    }

    @Test
    void aServerUsesTheParallelCollectorUnlessAnotherOneIsSet() throws Exception {
        var launcher = root.resolve("bin/product-importer");

        assertThat(run("server").output()).contains("options [-XX:+UseParallelGC]");
        assertThat(run(Map.of("JDK_JAVA_OPTIONS", "-XX:+UseZGC"), launcher, "server").output())
                .contains("options [-XX:+UseZGC]");
    }

    @Test
    void skipsAnOldJava() throws Exception {
        var old = Files.createDirectories(temporary.resolve("old/bin"));
        Files.createFile(old.resolve("java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(temporary.resolve("old/release"), "JAVA_VERSION=\"17.0.2\"\n");
        var environment = Map.of("JAVA_HOME", temporary.resolve("old").toString(), "PATH",
                JAVA_HOME.resolve("bin") + ":" + System.getenv("PATH"));

        assertThat(run(environment, root.resolve("bin/product-importer"), "server").output()).startsWith("process ");
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Files.delete(root.resolve("importer-job/target/importer-job.jar"));

        assertThat(run("--help").output()).startsWith("Usage: product-importer COMMAND");
        assertThat(run("imports", "x.csv"))
                .isEqualTo(new Result(2, "There is no command imports; product-importer --help lists them.\n"));
        var jar = root.toRealPath().resolve("importer-job/target/importer-job.jar");
        assertThat(run("importer"))
                .isEqualTo(new Result(1, "There is no %s. Build it with ./mvnw package -DskipTests.\n".formatted(jar)));
    }
}
