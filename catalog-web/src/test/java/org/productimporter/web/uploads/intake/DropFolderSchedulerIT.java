package org.productimporter.web.uploads.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.uploads.DropFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebServerTest
@Timeout(60)
class DropFolderSchedulerIT {

    private static final String CSV = "sku,name\nA-1,Anvil\n";

    @Autowired private DataDirectory data;
    @Autowired private DropFolder folder;
    @Autowired private ImportService imports;
    @Autowired private FileRetentionScheduler sweeper;
    @Autowired private JdbcClient database;

    @BeforeEach
    void noImports() {
        database.sql("delete from import").update();
    }

    private DropFolderScheduler watcher() {
        return new DropFolderScheduler(folder, imports, new DropFolderProperties(true, Duration.ofSeconds(2)));
    }

    private List<String> imported() {
        return database.sql("""
                select requested_by || ' ' || source || ' ' || file_name as shown
                from import
                order by id
                """).query((row, number) -> row.getString("shown")).list();
    }

    @Test
    void aFileIsTakenWhenItStoppedGrowing() throws IOException {
        var watcher = watcher();
        var file = Files.writeString(data.drop().resolve("growing.csv"), "sku,");
        watcher.look();
        Files.writeString(file, CSV);
        watcher.look();
        assertThat(imported()).isEmpty();
        watcher.look();
        assertThat(imported()).containsExactly("drop-folder drop growing.csv");
        assertThat(file).doesNotExist();
        var place = Path.of(database.sql("select file_path from import").query(String.class).single());
        assertThat(place).hasContent(CSV).startsWith(data.uploads());
        assertThat(database.sql("select file_sha256 is null from import").query(Boolean.class).single()).isTrue();
    }

    @Test
    void whatIsNotForUsStaysAndWhatIsNoFileIsRefused() throws IOException {
        var part = Files.writeString(data.drop().resolve("a.csv.part"), CSV);
        var hidden = Files.writeString(data.drop().resolve(".hidden.csv"), CSV);
        var secret = Files.writeString(data.root().resolve("secret.csv"), CSV);
        Files.createSymbolicLink(data.drop().resolve("link.csv"), secret);
        Files.writeString(data.drop().resolve("book.csv"), "PK\3\4");
        var watcher = watcher();
        watcher.look();
        watcher.look();

        assertThat(imported()).isEmpty();
        assertThat(part).exists();
        assertThat(hidden).exists();
        assertThat(secret).exists();
        assertThat(data.drop().resolve("refused/link.csv.txt")).content().contains("Only regular files");
        assertThat(data.drop().resolve("refused/book.csv.txt")).content().contains("Excel");
        Files.delete(part);
        Files.delete(hidden);
    }

    @Test
    void twoNodesTakeAFileOnce() throws Exception {
        var nodes = List.of(watcher(), watcher());
        for (var i = 0; i < 20; i++) {
            Files.writeString(data.drop().resolve("shared-" + i + ".csv"), CSV);
        }
        nodes.forEach(DropFolderScheduler::look);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var look : nodes.stream().map(node -> threads.submit(node::look)).toList()) {
                look.get();
            }
        }
        nodes.forEach(DropFolderScheduler::look);
        nodes.forEach(DropFolderScheduler::look);

        assertThat(imported()).hasSize(20).doesNotHaveDuplicates();
        assertThat(folder.entries()).isEmpty();
    }

    @Test
    void leftoversAreSweptByAgeAndImportsKeepTheirFiles() throws IOException {
        var old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        var oldPart = Files.setLastModifiedTime(Files.writeString(data.uploads().resolve("a.part"), "x"), old);
        var newPart = Files.writeString(data.uploads().resolve("b.part"), "x");
        var oldOrphan = Files.setLastModifiedTime(Files.writeString(data.uploads().resolve("c.csv"), "x"), old);
        var newOrphan = Files.writeString(data.uploads().resolve("d.csv"), "x");
        Files.writeString(data.drop().resolve("kept.csv"), CSV);
        var watcher = watcher();
        watcher.look();
        watcher.look();
        var kept = Path.of(database.sql("select file_path from import").query(String.class).single());
        Files.setLastModifiedTime(kept, old);

        sweeper.sweep();
        assertThat(oldPart).doesNotExist();
        assertThat(newPart).exists();
        assertThat(oldOrphan).doesNotExist();
        assertThat(newOrphan).exists();
        assertThat(kept).exists();

        database.sql("update import set state = 'completed', finished_at = now() - interval '8 days'").update();
        sweeper.sweep();
        assertThat(kept).doesNotExist();
    }
}
