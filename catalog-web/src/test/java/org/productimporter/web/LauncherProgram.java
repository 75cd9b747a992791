package org.productimporter.web;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Stands for both programs in [LauncherTest]: prints how it was started.
final class LauncherProgram {

    private LauncherProgram() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        var jar = Path.of(System.getProperty("java.class.path"));
        if (System.getProperty("jarmode") != null) {
            var folder = Files.createDirectories(Path.of(arguments[2]));
            Files.copy(jar, folder.resolve(jar.getFileName()));
            return;
        }
        System.out.println("process " + ProcessHandle.current().pid());
        System.out.println("jar " + jar);
        System.out.println("options " + ManagementFactory.getRuntimeMXBean().getInputArguments());
        System.out.println("arguments " + List.of(arguments));
        if (List.of(arguments).contains("--wait")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
        System.exit(exitCode(arguments));
    }

    private static int exitCode(String[] arguments) throws IOException {
        var file = arguments.length > 1 ? Path.of(arguments[1]) : Path.of("");
        var holdsCode = Files.isRegularFile(file) && Files.size(file) < 10;
        return holdsCode ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }
}
