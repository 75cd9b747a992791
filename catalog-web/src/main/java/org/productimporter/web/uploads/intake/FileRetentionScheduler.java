package org.productimporter.web.uploads.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.operations.retention.RetentionPolicy;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.productimporter.web.uploads.UploadProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes files that a crash left behind, and those of imports that completed long ago. Files
/// are looked at by their age, so that one that is still on its way is never taken for a
/// leftover.
@Component
class FileRetentionScheduler implements RetentionPolicy.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(FileRetentionScheduler.class);
    private static final Duration PART_AGE = Duration.ofDays(1);
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);

    private final DataDirectory data;
    private final UploadProperties properties;
    private final RetentionSettings retention;
    private final JdbcClient jdbc;
    private final Clock clock;

    FileRetentionScheduler(DataDirectory data, UploadProperties properties, RetentionSettings retention,
            JdbcClient jdbc, Clock clock) {
        this.data = data;
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

    @Scheduled(fixedDelayString = "1h")
    void sweep() {
        try {
            removeParts();
            removeOrphans();
            removeOld();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Old files could not be swept from {}", data.uploads(), e);
        }
    }

    private void removeParts() throws IOException {
        for (var file : files(".part", PART_AGE)) {
            remove(file, "an upload that broke off");
        }
    }

    private static final String KNOWN = """
            select file_path
            from import
            where file_path = any (:paths)
            """;

    private void removeOrphans() throws IOException {
        var orphans = new HashSet<>(files(".csv", ORPHAN_AGE));
        var paths = orphans.stream().map(Path::toString).toArray(String[]::new);
        jdbc.sql(KNOWN)
                .param("paths", paths)
                .query(String.class)
                .list()
                .stream()
                .map(Path::of)
                .forEach(orphans::remove);
        for (var file : orphans) {
            remove(file, "a file without an import");
        }
    }

    private static final String OLD = """
            select file_path
            from import
            where state = 'completed'
              and finished_at < :before
            """;

    private void removeOld() throws IOException {
        var before = clock.instant().minus(retention.keep(policy())).atOffset(ZoneOffset.UTC);
        Set<String> old = new HashSet<>(jdbc.sql(OLD).param("before", before).query(String.class).list());
        for (var file : files(".csv", Duration.ZERO)) {
            if (old.contains(file.toString())) {
                remove(file, "the file of an import completed long ago");
            }
        }
    }

    /// Files of the uploads folder that are at least this old.
    private List<Path> files(String ending, Duration age) throws IOException {
        var before = clock.instant().minus(age);
        try (var files = Files.list(data.uploads())) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !modifiedAfter(file, before))
                    .toList();
        }
    }

    private static boolean modifiedAfter(Path file, Instant time) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isAfter(time);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            LOG.debug("The age of {} cannot be read", file, e);
            return true;
        }
    }

    private static void remove(Path file, String what) throws IOException {
        if (Files.deleteIfExists(file)) {
            LOG.info("Removed {}: {}", file.getFileName(), what);
        }
    }
}
