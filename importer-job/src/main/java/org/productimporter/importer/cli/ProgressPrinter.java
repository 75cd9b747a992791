package org.productimporter.importer.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;

/// Prints the progress in one line of the terminal. Prints nothing if there is no terminal.
final class ProgressPrinter {

    private static final String TO_LINE_START = "\r\033[K";

    private final @Nullable PrintStream terminal;

    private ProgressPrinter(@Nullable PrintStream terminal) {
        this.terminal = terminal;
    }

    /// Since JDK 25, `System.console()` is null without a terminal.
    @SuppressWarnings("SystemConsoleNull")
    static ProgressPrinter onTerminal() {
        return new ProgressPrinter(System.console() == null ? null : System.err);
    }

    void show(ImportSummary now) {
        if (terminal != null) {
            terminal.printf(Locale.ROOT, "%s%5.1f %%  %,d rows  %s", TO_LINE_START, now.percent(), now.rows().read(),
                    now.message());
        }
    }

    void clear() {
        if (terminal != null) {
            terminal.print(TO_LINE_START);
        }
    }
}
