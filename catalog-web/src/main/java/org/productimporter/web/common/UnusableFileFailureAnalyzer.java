package org.productimporter.web.common;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
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

    /// Any other I/O error is not one of the file system.
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, UncheckedIOException cause) {
        if (!(cause.getCause() instanceof FileSystemException error)) {
            return null;
        }
        var reason = Objects.requireNonNullElse(error.getReason(), error.getClass().getSimpleName());
        return new FailureAnalysis("%s. The reason: %s, %s.".formatted(cause.getMessage(), error.getFile(), reason),
                "Make it accessible for the user %s of the operating system, or choose another data folder with PRODUCT_IMPORTER_DATA (now %s)."
                        .formatted(System.getProperty("user.name"),
                                environment.getProperty("product.importer.data", "./data")),
                failure);
    }
}
