package org.productimporter.web.imports.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.productimporter.db.SqlTime;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.operations.retention.RetentionPolicy;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.productimporter.web.uploads.ActiveUploads;
import org.productimporter.web.uploads.UploadProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes files that remain after a crash, and the files of old completed imports. Checks the age of a file and the active
/// uploads of this node, so that it never deletes a file that is still being uploaded or committed.
@Component
class FileRetentionScheduler implements RetentionPolicy.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(FileRetentionScheduler.class);

    /// A node updates the times of its uploads every minute, so older files belong to no upload.
    private static final Duration LEFTOVER_AGE = Duration.ofMinutes(15);

    private final DataDirectory data;
    private final ActiveUploads uploads;
    private final UploadProperties properties;
    private final RetentionSettings retention;
    private final JdbcClient jdbc;
    private final Clock clock;

    FileRetentionScheduler(DataDirectory data, ActiveUploads uploads, UploadProperties properties,
            RetentionSettings retention, JdbcClient jdbc, Clock clock) {
        this.data = data;
        this.uploads = uploads;
        this.properties = properties;
        this.retention = retention;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public RetentionPolicy policy() {
        return new RetentionPolicy("import-files", "Files of completed imports", properties.keep(), 0,
                "product.importer.upload.keep");
    }

    /// Runs at the start of the server, and regularly.
    @Scheduled(fixedDelayString = "5m")
    void deleteExpired() {
        try {
            for (var file : files(".part", LEFTOVER_AGE)) {
                delete(file, "incomplete upload");
            }
            deleteOrphans();
            deleteFilesOfOldImports();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot delete expired files in {}; the next run tries again", data.uploads(), e);
        }
    }

    private static final String REFERENCED = """
            select file_path
            from import
            where file_path = any (:paths)
            """;

    private void deleteOrphans() throws IOException {
        var orphans = new HashSet<>(files(".csv", LEFTOVER_AGE));
        var paths = orphans.stream().map(Path::toString).toArray(String[]::new);
        jdbc.sql(REFERENCED)
                .param("paths", paths)
                .query(String.class)
                .list()
                .stream()
                .map(Path::of)
                .forEach(orphans::remove);
        for (var file : orphans) {
            delete(file, "no import refers to it");
        }
    }

    private static final String OLD = """
            select file_path
            from import
            where state in ('completed', 'undone')
              and finished_at < :before
            """;

    private void deleteFilesOfOldImports() throws IOException {
        var before = SqlTime.parameter(clock.instant().minus(retention.keep(policy())));
        Set<String> old = new HashSet<>(jdbc.sql(OLD).param("before", before).query(String.class).list());
        for (var file : files(".csv", Duration.ZERO)) {
            if (old.contains(file.toString())) {
                delete(file, "its import completed before the retention period");
            }
        }
    }

    /// Returns the files of the uploads folder that are at least this old.
    private List<Path> files(String suffix, Duration age) throws IOException {
        var before = clock.instant().minus(age);
        try (var files = Files.list(data.uploads())) {
            return files.filter(file -> file.toString().endsWith(suffix) && !uploads.contains(file))
                    .filter(file -> !isModifiedAfter(file, before))
                    .toList();
        }
    }

    /// Also checks the time at which the file got its name, because a file of the drop folder may be old.
    private static boolean isModifiedAfter(Path file, Instant time) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.lastModifiedTime().toInstant().isAfter(time) || isRenamedAfter(file, time);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            LOG.debug("Cannot read the age of {}", file, e);
            return true;
        }
    }

    private static boolean isRenamedAfter(Path file, Instant time) throws IOException {
        try {
            return Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) instanceof FileTime changed
                    && changed.toInstant().isAfter(time);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static void delete(Path file, String reason) throws IOException {
        if (Files.deleteIfExists(file)) {
            LOG.info("Deleted {}: {}", file.getFileName(), reason);
        }
    }
}
