package org.productimporter.web.uploads.intake;

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
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.uploads.DisplayFileName;
import org.productimporter.web.uploads.DropFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Imports files that somebody puts into the drop folder. A file is taken when its size and time
/// were the same at two looks; of several nodes that look at one folder, one gets it.
@Component
class DropFolderScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderScheduler.class);
    private static final SystemActor TASK = SystemActor.of("drop-folder", Scope.IMPORTS_READ, Scope.IMPORTS_WRITE);

    private final DropFolder folder;
    private final ImportService imports;
    private final DropFolderProperties properties;
    private Map<Path, Look> seen = new HashMap<>();

    /// What a file looked like.
    private record Look(long size, long modified) {}

    DropFolderScheduler(DropFolder folder, ImportService imports, DropFolderProperties properties) {
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
                    refuse(file, "Only regular files are imported; this is a link, a pipe or a device.");
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
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new Look(attributes.size(), attributes.lastModifiedTime().toMillis()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void take(Path file) throws IOException {
        try (var taken = folder.take(file)) {
            var status = imports.ask(wanted(file), taken);
            log(file, status);
        } catch (ProblemException e) {
            if (e.getStatusCode() != HttpStatus.NOT_FOUND) {
                refuse(file, e.detail());
            }
        }
    }

    private static void log(Path file, ImportSummary status) {
        LOG.info("{} was taken from the drop folder as import {}", file.getFileName(), status.id());
    }

    private static ImportRequest wanted(Path file) {
        return new ImportRequest(ImportRequest.Source.DROP,
                DisplayFileName.clean(file.getFileName().toString(), "drop.csv"), ImportOptions.DEFAULTS, TASK.name(),
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
