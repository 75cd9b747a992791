package org.productimporter.web.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/// Describes a startup failure that is caused by a file or folder: it cannot be written, read or created, or it is of the
/// wrong kind.
class UnusableFileFailureAnalyzer extends AbstractFailureAnalyzer<UncheckedIOException> {

    private final Environment environment;

    UnusableFileFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    /// Without a message of the thrower, nobody knows what the file is for.
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, UncheckedIOException cause) {
        var error = cause.getCause();
        if (error == null || error.toString().equals(cause.getMessage())) {
            return null;
        }
        return new FailureAnalysis("%s. The reason: %s.".formatted(cause.getMessage(), reason(error)),
                "Make it accessible for the user %s of the operating system, or choose another data folder with PRODUCT_IMPORTER_DATA (now %s)."
                        .formatted(System.getProperty("user.name"),
                                environment.getProperty("product.importer.data", "./data")),
                failure);
    }

    private static String reason(IOException error) {
        return switch (error) {
            case FileAlreadyExistsException file -> file.getFile() + " is a file, not a folder";
            case AccessDeniedException denied -> "no access to " + denied.getFile();
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException file when file.getReason() != null -> file.getFile() + ": " + file.getReason();
            default -> String.valueOf(error.getMessage());
        };
    }
}
