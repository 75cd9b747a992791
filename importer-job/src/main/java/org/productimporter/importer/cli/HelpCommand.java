package org.productimporter.importer.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;

/// The first argument of the program, if it is not `import`: help, an unknown command, or settings of a node.
public final class HelpCommand {

    private static final Set<String> HELP = Set.of("help", "--help", "-h");

    private HelpCommand() {}

    /// Prints help, or says that there is no such command, without starting anything.
    ///
    /// @return the exit code; empty if the arguments are settings of a node, which the caller starts
    public static Optional<Integer> run(Class<?> application, String... arguments) {
        if (arguments.length == 0) {
            return Optional.empty();
        }
        if (HELP.contains(arguments[0])) {
            print(application, System.out);
            return Optional.of(0);
        }
        if (!arguments[0].startsWith("--")) {
            System.err.println("There is no command " + arguments[0] + "; use import or help.");
            return Optional.of(2);
        }
        return Optional.empty();
    }

    private static void print(Class<?> application, PrintStream out) {
        out.println(
                """
                        Usage: java -jar importer-job.jar [import FILE [options] | help] [--property=value…]

                          import FILE  imports one file and exits
                          help         prints this help
                          (none)       starts a node that runs imports of the database until it is stopped

                        The database: --spring.datasource.url, --spring.datasource.username and --spring.datasource.password, or the
                        environment variables SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD. Without them, a PostgreSQL of its own in
                        the folder --product.importer.data (./data).
                        """);
        ImportCommand.commandLine(application).usage(out);
    }
}
