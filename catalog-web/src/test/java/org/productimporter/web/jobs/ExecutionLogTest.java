package org.productimporter.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionLogTest {

    @TempDir private Path folder;

    @Test
    void theLastLinesAreReadWithTheirNumbers() throws IOException {
        var file = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

        assertThat(ExecutionLog.read(file, "", 2)).isEqualTo(
                new ExecutionLog(List.of(new ExecutionLog.Line(2, "two"), new ExecutionLog.Line(3, "three")), 3));
    }

    @Test
    void theSearchIgnoresCaseAndMalformedBytes() throws IOException {
        var file = folder.resolve("a.log");
        Files.write(file, new byte[] {'A', 't', '\n', (byte) 0xff, '\n', 'a', 'T', '\n'});

        assertThat(ExecutionLog.read(file, " AT ", 9).lines()).containsExactly(new ExecutionLog.Line(1, "At"),
                new ExecutionLog.Line(3, "aT"));
    }

    @Test
    void controlCharactersAreShownAsEscapes() throws IOException {
        var file = Files.writeString(folder.resolve("a.log"), "\ta\u001b[2J\u202Eb\n");

        assertThat(ExecutionLog.read(file, "", 9).lines())
                .containsExactly(new ExecutionLog.Line(1, "\ta\\u001B[2J\\u202Eb"));
    }
}
