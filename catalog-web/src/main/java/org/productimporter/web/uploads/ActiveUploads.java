package org.productimporter.web.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.productimporter.web.common.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The files in the uploads folder that this node is writing or committing. Keeps their modification times fresh, so that
/// other nodes do not delete them as leftovers, however slow the client is. Thread-safe.
@Component
public class ActiveUploads {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveUploads.class);

    private final Path folder;
    private final Clock clock;
    private final Set<Path> active = ConcurrentHashMap.newKeySet();

    ActiveUploads(DataDirectory data, Clock clock) {
        this.folder = data.uploads();
        this.clock = clock;
    }

    /// The names of one file. Closing it ends the protection.
    final class Slot implements AutoCloseable {

        private final Path temporary;
        private final Path target;

        private Slot(String id) {
            this.temporary = folder.resolve(id + ".part");
            this.target = folder.resolve(id + ".csv");
            active.add(temporary);
            active.add(target);
        }

        Path temporary() {
            return temporary;
        }

        Path target() {
            return target;
        }

        @Override
        public void close() {
            active.remove(temporary);
            active.remove(target);
        }
    }

    Slot open() {
        return new Slot(UUID.randomUUID().toString());
    }

    /// Returns whether this node is writing or committing the file.
    public boolean contains(Path file) {
        return active.contains(file);
    }

    @Scheduled(fixedDelayString = "1m")
    void keepFresh() {
        var now = FileTime.from(clock.instant());
        for (var file : active) {
            try {
                Files.setLastModifiedTime(file, now);
            } catch (NoSuchFileException e) {
                // One of the two names, or an upload that has just ended.
            } catch (IOException e) {
                LOG.debug("Cannot keep {} fresh", file, e);
            }
        }
    }
}
