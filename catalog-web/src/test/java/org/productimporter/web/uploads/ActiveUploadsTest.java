package org.productimporter.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.common.DataDirectory;

class ActiveUploadsTest {

    private static final Instant NOW = Instant.parse("2040-01-01T00:00:00Z");

    @TempDir private Path folder;

    @Test
    void keepsTheTimeOfASlowUploadFresh() throws IOException {
        var data = new DataDirectory(folder);
        var uploads = new ActiveUploads(data, Clock.fixed(NOW, ZoneOffset.UTC));
        var other = Files.writeString(data.uploads().resolve("other.part"), "x");
        var slot = uploads.open();
        Files.writeString(slot.temporary(), "x");

        uploads.keepFresh();
        assertThat(Files.getLastModifiedTime(slot.temporary())).isEqualTo(FileTime.from(NOW));
        assertThat(Files.getLastModifiedTime(other)).isLessThan(FileTime.from(NOW));
        assertThat(uploads.contains(slot.temporary())).isTrue();

        slot.close();
        assertThat(uploads.contains(slot.temporary())).isFalse();
    }
}
