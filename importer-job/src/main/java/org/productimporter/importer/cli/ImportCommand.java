package org.productimporter.importer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/// The command `import FILE [options]`. Prints progress to standard error if it is a terminal, and warnings. The last line
/// of standard output is a summary; with `--json`, the import as in REST. An error is one line on standard error.
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Imports a product file (CSV, XLSX, also in gz or zip) into the catalogue.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:completed", "1:failed", "2:wrong usage", "3:completed, but some rows were rejected",
                "4:stopped", "5:a mapping is needed; it is printed, and --accept-proposal takes it"})
public final class ImportCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ImportCommand.class);

    private final Class<?> application;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "FILE", description = "the file to import") private @Nullable Path file;

    @Mixin private final ImportArguments arguments = new ImportArguments();

    @Option(order = 17, names = {"--accept-proposal", "--accept_proposal"},
            description = "take the proposed mapping instead of asking") private boolean acceptProposal;

    @Option(order = 18, names = "--rejections", paramLabel = "FILE",
            description = "new file for rejected rows, to correct and import again (default: beside the source)") private @Nullable Path rejections;

    @Option(order = 19, names = "--json", description = "print the import as JSON") private boolean json;

    @Option(order = 20, names = "--verbose", description = "print the log") private boolean verbose;

    @Unmatched private final List<String> others = new ArrayList<>();

    private ImportCommand(Class<?> application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    /// Runs the command on the standard streams.
    ///
    /// @param application the Spring application of the node
    /// @param arguments `import`, the file and the options; `--a.b=c` sets a property
    /// @return the exit code
    public static int run(Class<?> application, String... arguments) {
        var own = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        return commandLine(application).setParameterExceptionHandler((e, _) -> misused(e.getMessage()))
                .setExecutionExceptionHandler((e, _, _) -> failed(e))
                .execute(own);
    }

    static CommandLine commandLine(Class<?> application) {
        return new CommandLine(new ImportCommand(application, System.out));
    }

    private static int failed(Exception failure) {
        LOG.debug("The command failed", failure);
        System.err.println("failed: " + StartFailure.reasonOf(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() throws IOException {
        var given = file;
        if (given == null || !Files.isRegularFile(given) || !Files.isReadable(given)) {
            return misused("There is no readable file " + given + ".");
        }
        if (rejections != null && Files.exists(rejections, LinkOption.NOFOLLOW_LINKS)) {
            return misused("--rejections: " + rejections + " exists and is not overwritten; name another file.");
        }
        for (var other : others) {
            if (!other.matches("--[a-z-]+(\\.[a-z-]+)+=.*")) {
                return misused("Unknown option " + other + ".");
            }
        }
        try {
            return importFile(given.toAbsolutePath().normalize(), arguments.options());
        } catch (InvalidOptionException e) {
            return misused("--" + e.option() + ": " + e.getMessage());
        }
    }

    private int importFile(Path path, ImportOptions options) throws IOException {
        var spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(Map.of("product.importer.roles", "importer", "spring.main.banner-mode", "off",
                "logging.threshold.console", verbose ? "INFO" : "OFF"));
        ConfigurableApplicationContext started;
        try (var failure = StartFailure.observe()) {
            try {
                started = spring.run(others.toArray(String[]::new));
            } catch (RuntimeException e) {
                LOG.debug("The start failed", e);
                System.err.println("failed: " + failure.reason(e));
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        try (var context = started) {
            return follow(context, path, options);
        }
    }

    private int follow(ConfigurableApplicationContext context, Path path, ImportOptions options) throws IOException {
        var imports = context.getBean(ImportFollower.class);
        var id = imports.request(path, options);
        var summary = imports.await(id);
        if (acceptProposal && imports.acceptProposal(summary)) {
            summary = imports.await(id);
        }
        context.getBean(ResultPrinter.class).print(summary, json, out, System.err);
        if (summary.rows().rejected() > 0) {
            context.getBean(RejectionsFile.class).write(summary, path, rejections, System.err);
        }
        out.println(SummaryPrinter.lastLine(summary, json));
        return SummaryPrinter.exitCode(summary);
    }

    private static int misused(@Nullable String what) {
        System.err.println(what);
        System.err.println("Usage: import FILE [options]; import --help lists the options.");
        return CommandLine.ExitCode.USAGE;
    }
}
