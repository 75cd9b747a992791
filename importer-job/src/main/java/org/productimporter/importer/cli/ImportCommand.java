package org.productimporter.importer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The command `import FILE [options]`. Prints progress to standard error if it is a terminal. The last line of
/// standard output is a summary; with `--json`, the import as in REST.
@Command(name = "import", mixinStandardHelpOptions = true, description = "Imports a product CSV into the catalogue.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:completed", "1:failed", "2:wrong usage",
                "3:completed, but some rows were rejected", "4:stopped"})
public final class ImportCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ImportCommand.class);

    private final Class<?> application;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "FILE", description = "the file to import") private @Nullable Path file;

    @Option(names = "--mode",
            description = "upsert (default), insert_only or update_only") private @Nullable String mode;

    @Option(names = "--preview",
            description = "stop before the merge, with the counts it would give") private boolean preview;

    @Option(names = "--columns", description = "JSON object of header cell to field") private @Nullable String columns;

    @Option(names = "--delimiter",
            description = "column delimiter, or tab (default: recognised)") private @Nullable String delimiter;

    @Option(names = "--charset", description = "charset of the file (default: UTF-8)") private @Nullable String charset;

    @Option(names = {"--on_blank", "--on-blank"},
            description = "keep (default) or clear") private @Nullable String onBlank;

    @Option(names = "--missing", description = "keep (default) or deactivate") private @Nullable String missing;

    @Option(names = {"--missing_cap_percent", "--missing-cap-percent"},
            description = "most products that may be deactivated, in percent (default: 10)") private @Nullable String missingCapPercent;

    @Option(names = {"--max_rejected", "--max-rejected"},
            description = "most rows that may be rejected: 250 or 2.5%%") private @Nullable String maxRejected;

    @Option(names = "--json", description = "print the import as JSON") private boolean json;

    @Option(names = "--verbose", description = "print the log") private boolean verbose;

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
        return new CommandLine(new ImportCommand(application, System.out)).execute(own);
    }

    @Override
    public Integer call() throws IOException {
        var given = file;
        if (given == null || !Files.isRegularFile(given) || !Files.isReadable(given)) {
            return misused("There is no readable file " + given + ".");
        }
        for (var other : others) {
            if (!other.matches("--[a-z-]+(\\.[a-z-]+)+=.*")) {
                return misused("Unknown option " + other + ".");
            }
        }
        try {
            return importFile(given.toAbsolutePath().normalize(), ImportOptions.of(options()));
        } catch (InvalidOptionException e) {
            return misused("--" + e.option() + ": " + e.getMessage());
        }
    }

    private int importFile(Path path, ImportOptions options) throws IOException {
        var spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(Map.of("product.importer.roles", "importer", "spring.main.banner-mode", "off",
                "logging.threshold.console", verbose ? "INFO" : "ERROR"));
        ConfigurableApplicationContext started;
        try {
            started = spring.run(others.toArray(String[]::new));
        } catch (RuntimeException e) {
            LOG.debug("The start failed; Spring Boot has reported the reason", e);
            return CommandLine.ExitCode.SOFTWARE;
        }
        try (var context = started) {
            var imports = context.getBean(ImportFollower.class);
            var summary = imports.await(imports.request(path, options));
            out.println(json ? JsonMapper.shared().writeValueAsString(summary) : SummaryPrinter.line(summary));
            return SummaryPrinter.exitCode(summary);
        }
    }

    private Map<String, Object> options() {
        var options = new HashMap<String, Object>();
        put(options, "mode", mode);
        put(options, "preview", preview ? "true" : null);
        put(options, "delimiter", delimiter);
        put(options, "charset", charset);
        put(options, "on_blank", onBlank);
        put(options, "missing", missing);
        put(options, "missing_cap_percent", missingCapPercent);
        put(options, "max_rejected", maxRejected);
        if (columns != null) {
            options.put("columns", parsed(columns));
        }
        return options;
    }

    private static void put(Map<String, Object> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private static Map<String, String> parsed(String columns) {
        try {
            return JsonMapper.shared().readValue(columns, new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new InvalidOptionException("columns", "columns is a JSON object such as {\"Item No\": \"sku\"}");
        }
    }

    private static int misused(String what) {
        System.err.println(what);
        System.err.println("Usage: import FILE [options]; import --help lists the options.");
        return CommandLine.ExitCode.USAGE;
    }
}
