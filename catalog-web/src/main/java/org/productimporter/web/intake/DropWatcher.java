package org.productimporter.web.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.web.files.DisplayName;
import org.productimporter.web.files.DropFolder;
import org.productimporter.web.imports.ImportStatus;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.imports.NewImport;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.ServerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Imports files that somebody puts into the drop folder. A file is taken when its size and time
/// were the same at two looks; of several nodes that look at one folder, one gets it.
@Component
class DropWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(DropWatcher.class);
    private static final ServerTask TASK =
            ServerTask.of("drop-folder", Scope.IMPORTS_READ, Scope.IMPORTS_WRITE);

    private final DropFolder folder;
    private final Imports imports;
    private final IntakeProperties properties;
    private Map<Path, Look> seen = new HashMap<>();

    /// What a file looked like.
    private record Look(long size, long modified) {}

    DropWatcher(DropFolder folder, Imports imports, IntakeProperties properties) {
        this.folder = folder;
        this.imports = imports;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${product.importer.drop.poll:2s}")
    void watch() {
        if (properties.watch()) {
            look();
        }
    }

    /// Looks once; takes what has not changed since the last look.
    void look() {
        TASK.run(this::lookAtAll);
    }

    private synchronized void lookAtAll() {
        try {
            var now = new HashMap<Path, Look>();
            for (var file : folder.entries()) {
                if (DropFolder.isRegular(file)) {
                    regular(file, now);
                } else {
                    refuse(
                            file,
                            "Only regular files are imported; this is a link, a pipe or a device.");
                }
            }
            seen = now;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The drop folder {} cannot be read now; tried again soon", folder.path(), e);
        }
    }

    private void regular(Path file, Map<Path, Look> now) throws IOException {
        var look = lookAt(file);
        if (look.isEmpty()) {
            return;
        }
        if (look.get().equals(seen.get(file))) {
            take(file);
        } else {
            now.put(file, look.get());
        }
    }

    private static Optional<Look> lookAt(Path file) throws IOException {
        try {
            var attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(
                    new Look(attributes.size(), attributes.lastModifiedTime().toMillis()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void take(Path file) throws IOException {
        try (var taken = folder.take(file)) {
            var status = imports.ask(wanted(file), taken);
            log(file, status);
        } catch (Problem e) {
            if (e.getStatusCode() != HttpStatus.NOT_FOUND) {
                refuse(file, e.detail());
            }
        }
    }

    private static void log(Path file, ImportStatus status) {
        LOG.info("{} was taken from the drop folder as import {}", file.getFileName(), status.id());
    }

    private static NewImport wanted(Path file) {
        return new NewImport(
                NewImport.Source.DROP,
                DisplayName.clean(file.getFileName().toString(), "drop.csv"),
                ImportOptions.DEFAULTS,
                TASK.name(),
                null);
    }

    private void refuse(Path file, String reason) throws IOException {
        try {
            folder.refuse(file, reason);
            LOG.warn("{} was refused: {}", file.getFileName(), reason);
        } catch (NoSuchFileException e) {
            LOG.debug("{} was refused by another node", file.getFileName());
        }
    }
}
