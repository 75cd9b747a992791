package org.productimporter.web.imports.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.productimporter.web.uploads.ActiveUploads;
import org.productimporter.web.uploads.UploadProperties;
import org.productimporter.web.uploads.UploadService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@WebServerTest
class FileRetentionIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private UploadService uploads;
    @Autowired private ActiveUploads active;
    @Autowired private UploadProperties properties;
    @Autowired private RetentionSettings settings;
    @Autowired private JdbcClient database;
    @Autowired private List<ScheduledTaskHolder> schedules;

    @BeforeEach
    void clear() throws IOException {
        database.sql("delete from import").update();
        try (var files = Files.list(data.uploads())) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private void sweepIn(Duration time) {
        new FileRetentionScheduler(data, active, properties, settings, database, Clock.offset(Clock.systemUTC(), time))
                .deleteExpired();
    }

    private Path write(String name) throws IOException {
        return Files.writeString(data.uploads().resolve(name), "x");
    }

    @Test
    void deletesLeftoversAQuarterOfAnHourAfterTheirUploadEnded() throws IOException {
        var part = write("a.part");
        var orphan = write("b.csv");
        var fresh =
                Files.setLastModifiedTime(write("c.part"), FileTime.from(Instant.now().plus(Duration.ofMinutes(10))));

        sweepIn(Duration.ofMinutes(14));
        assertThat(List.of(part, orphan, fresh)).allMatch(Files::exists);

        sweepIn(Duration.ofMinutes(16));
        assertThat(List.of(part, orphan)).noneMatch(Files::exists);
        assertThat(fresh).exists();
    }

    @Test
    void keepsAnOldFileThatHasJustGotItsName() throws IOException {
        var old = FileTime.from(Instant.now().minus(Duration.ofDays(30)));
        var taken = Files.setLastModifiedTime(write("taken.csv"), old);

        sweepIn(Duration.ZERO);

        assertThat(taken).exists();
    }

    @Test
    void keepsTheFileOfAnUploadUntilItIsClosed() throws IOException {
        var body = new ByteArrayInputStream("sku\nA\n".getBytes(StandardCharsets.UTF_8));
        try (var upload = uploads.receive(body, -1)) {
            sweepIn(Duration.ofDays(1));
            var committed = upload.commit();
            sweepIn(Duration.ofDays(1));
            assertThat(committed).exists();
        }
        sweepIn(Duration.ofDays(1));
        assertThat(data.uploads()).isEmptyDirectory();
    }

    @Test
    void keepsTheFilesOfImportsUntilTheirRetentionPeriodEnds() {
        Rest.administrator(port, data.root()).csv("/api/imports", "sku\nA\n", Map.of());
        var file = Path.of(database.sql("select file_path from import").query(String.class).single());

        sweepIn(Duration.ofDays(30));
        assertThat(file).exists();

        database.sql("update import set state = 'completed', finished_at = now() - interval '8 days'").update();
        sweepIn(Duration.ZERO);
        assertThat(file).doesNotExist();
    }

    @Test
    void runsAtTheStartAndEveryFiveMinutes() {
        assertThat(schedules.stream().flatMap(holder -> holder.getScheduledTasks().stream()).map(Object::toString))
                .anyMatch(task -> task.contains("FileRetentionScheduler.deleteExpired"))
                .anyMatch(task -> task.contains("ActiveUploads.keepFresh"));
    }
}
