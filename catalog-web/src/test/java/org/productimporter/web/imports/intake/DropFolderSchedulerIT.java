package org.productimporter.web.imports.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.springframework.util.FileSystemUtils;

@WebServerTest
@Timeout(60)
class DropFolderSchedulerIT {

    private static final String CSV = "sku,name\nA-1,Anvil\n";

    @Autowired private DataDirectory data;
    @Autowired private DropFolder folder;
    @Autowired private ImportService imports;
    @Autowired private JdbcClient database;

    @BeforeEach
    void deleteImports() {
        database.sql("delete from import").update();
    }

    private DropFolderScheduler scheduler() {
        return new DropFolderScheduler(folder, imports, new DropFolderProperties(true, Duration.ofSeconds(2)));
    }

    private List<String> imported() {
        return database.sql("""
                select requested_by || ' ' || source || ' ' || file_name as text
                from import
                order by id
                """).query((row, _) -> row.getString("text")).list();
    }

    @Test
    void importsAFileThatStoppedGrowing() throws IOException {
        var scheduler = scheduler();
        var file = Files.writeString(data.drop().resolve("growing.csv"), "sku,");
        scheduler.poll();
        Files.writeString(file, CSV);
        scheduler.poll();
        assertThat(imported()).isEmpty();
        scheduler.poll();
        assertThat(imported()).containsExactly("drop-folder drop growing.csv");
        assertThat(file).doesNotExist();
        var stored = Path.of(database.sql("select file_path from import").query(String.class).single());
        assertThat(stored).hasContent(CSV).startsWith(data.uploads());
        assertThat(database.sql("select file_sha256 is null from import").query(Boolean.class).single()).isTrue();
    }

    @Test
    void ignoresHiddenAndPartialFilesAndRejectsLinksAndOtherTypes() throws IOException {
        var part = Files.writeString(data.drop().resolve("a.csv.part"), CSV);
        var hidden = Files.writeString(data.drop().resolve(".hidden.csv"), CSV);
        var secret = Files.writeString(data.root().resolve("secret.csv"), CSV);
        Files.createSymbolicLink(data.drop().resolve("link.csv"), secret);
        Files.writeString(data.drop().resolve("book.csv"), "%PDF-1.7");
        var scheduler = scheduler();
        scheduler.poll();
        scheduler.poll();

        assertThat(imported()).isEmpty();
        assertThat(part).exists();
        assertThat(hidden).exists();
        assertThat(secret).exists();
        assertThat(data.drop().resolve("refused/link.csv.txt")).content().contains("Only regular files");
        assertThat(data.drop().resolve("refused/book.csv.txt")).content().contains("a PDF document");
        Files.delete(part);
        Files.delete(hidden);
    }

    @Test
    void twoNodesImportAFileOnce() throws Exception {
        var nodes = List.of(scheduler(), scheduler());
        for (var i = 0; i < 20; i++) {
            Files.writeString(data.drop().resolve("shared-" + i + ".csv"), CSV);
        }
        nodes.forEach(DropFolderScheduler::poll);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var poll : nodes.stream().map(node -> threads.submit(node::poll)).toList()) {
                poll.get();
            }
        }
        nodes.forEach(DropFolderScheduler::poll);
        nodes.forEach(DropFolderScheduler::poll);

        assertThat(imported()).hasSize(20).doesNotHaveDuplicates();
        assertThat(folder.entries()).isEmpty();
    }

    @Test
    void anEntryThatFailsDoesNotBlockTheOthers() throws IOException {
        var outside = Files.createDirectories(data.root().resolve("outside"));
        var refused = data.drop().resolve("refused");
        FileSystemUtils.deleteRecursively(refused);
        Files.createSymbolicLink(refused, outside);
        var link = Files.createSymbolicLink(data.drop().resolve("a-link.csv"), data.root().resolve("admin-token"));
        Files.writeString(data.drop().resolve("b.csv"), CSV);
        var scheduler = scheduler();
        scheduler.poll();
        scheduler.poll();

        assertThat(imported()).containsExactly("drop-folder drop b.csv");
        assertThat(outside).isEmptyDirectory();
        Files.delete(link);
        Files.delete(refused);
    }
}
