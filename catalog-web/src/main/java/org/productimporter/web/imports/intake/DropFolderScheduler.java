package org.productimporter.web.imports.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
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

/// Imports the files of the drop folder. A file is imported if its size and modification time are equal at two polls. If
/// several nodes share the folder, one of them imports the file.
@Component
class DropFolderScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderScheduler.class);
    private static final SystemActor TASK = SystemActor.of("drop-folder", Scope.IMPORTS_READ, Scope.IMPORTS_WRITE);

    private final DropFolder folder;
    private final ImportService imports;
    private final DropFolderProperties properties;
    private final Set<Path> reported = new HashSet<>();
    private Map<Path, Attributes> lastPoll = new HashMap<>();

    private record Attributes(long size, long modified) {}

    DropFolderScheduler(DropFolder folder, ImportService imports, DropFolderProperties properties) {
        this.folder = folder;
        this.imports = imports;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${product.importer.drop.poll:2s}")
    void pollIfEnabled() {
        if (properties.watch()) {
            poll();
        }
    }

    /// Imports the files that have not changed since the last poll.
    void poll() {
        TASK.run(this::pollFolder);
    }

    private synchronized void pollFolder() {
        try {
            var changed = new HashMap<Path, Attributes>();
            var entries = folder.entries();
            reported.retainAll(entries);
            entries.forEach(entry -> pollEntry(entry, changed));
            lastPoll = changed;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The drop folder {} cannot be read; the next poll tries again", folder.path(), e);
        }
    }

    /// An entry that fails does not keep the others from being imported.
    private void pollEntry(Path entry, Map<Path, Attributes> changed) {
        try {
            var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            var current = new Attributes(attributes.size(), attributes.lastModifiedTime().toMillis());
            if (!attributes.isRegularFile()) {
                reject(entry, "Only regular files are imported; this is a link, a pipe or a device.");
            } else if (current.equals(lastPoll.get(entry))) {
                submit(entry);
            } else {
                changed.put(entry, current);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("Another node imports {}", entry.getFileName());
        } catch (IOException | RuntimeException e) {
            if (reported.add(entry)) {
                LOG.warn("Cannot take {} of the drop folder; every poll tries again", entry.getFileName(), e);
            }
        }
    }

    private void submit(Path entry) throws IOException {
        var name = DisplayFileName.clean(entry.getFileName().toString(), "drop.csv");
        var request = new ImportRequest(ImportRequest.Source.DROP, name, ImportOptions.DEFAULTS, TASK.name(), null);
        try (var upload = folder.claim(entry)) {
            LOG.info("Import {} reads {} of the drop folder", imports.submit(request, upload).id(),
                    entry.getFileName());
        } catch (ProblemException e) {
            if (e.getStatusCode() != HttpStatus.NOT_FOUND) {
                reject(entry, e.detail());
            }
        } catch (AccessDeniedException e) {
            reject(entry, "The server may not read the file.");
        }
    }

    private void reject(Path entry, String reason) throws IOException {
        folder.reject(entry, reason);
        LOG.warn("Rejected {} of the drop folder: {}", entry.getFileName(), reason);
    }
}
