package org.productimporter.db.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/// Ends the process when its heap is exhausted, whatever options the JVM was started with. A process that lost a thread to an
/// `OutOfMemoryError` may accept connections forever without answering; a dead one is restarted, and its imports continue.
///
/// Three ways lead here: an uncaught error of any thread, an error in the log (see [OutOfMemoryLogFilter]; frameworks catch and
/// log what their tasks throw), and [HeapWatch]. Thread-safe.
public final class OutOfMemoryGuard {

    /// The exit code, as of `-XX:+ExitOnOutOfMemoryError`.
    public static final int EXIT_CODE = 3;

    private static final byte[] MESSAGE =
            "Out of memory: the process ends. Its imports continue after the next start.\n".getBytes(US_ASCII);

    private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);

    private static volatile boolean installed;

    private OutOfMemoryGuard() {}

    /// Installs the guard for this process. Call it first in `main`.
    public static void install() {
        installed = true;
        var previous = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            check(failure);
            report(previous, thread, failure);
        });
        loadShutdown();
        HeapWatch.start();
    }

    /// Loads the classes that a halt needs, while there is memory.
    private static void loadShutdown() {
        var hook = new Thread(() -> {});
        Runtime.getRuntime().addShutdownHook(hook);
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private static void report(@Nullable UncaughtExceptionHandler previous, Thread thread, Throwable failure) {
        if (previous != null) {
            previous.uncaughtException(thread, failure);
        } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            failure.printStackTrace();
        }
    }

    /// Ends the process if an `OutOfMemoryError` caused this failure and the guard is installed.
    public static void check(@Nullable Throwable failure) {
        if (!installed) {
            return;
        }
        var cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof OutOfMemoryError) {
                halt();
            }
            cause = cause.getCause();
        }
    }

    /// Runs no shutdown hooks, because they need memory; the watchdog stops the embedded PostgreSQL. Allocates nothing itself.
    static void halt() {
        try {
            ERRORS.write(MESSAGE);
        } catch (IOException | OutOfMemoryError _) {
            // The exit code has to suffice.
        }
        while (installed) {
            try {
                Runtime.getRuntime().halt(EXIT_CODE);
            } catch (OutOfMemoryError _) {
                Thread.onSpinWait();
            }
        }
    }
}
