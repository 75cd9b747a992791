package org.productimporter.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Only the package of `ImportStateRepository` writes `import.state`, or one of both programs
/// would forget the table of transitions, or the event.
class ImportStateOwnerTest {

    private static final String OWNER = "org/productimporter/db/imports/";
    private static final List<String> MODULES = List.of("db", "importer-job", "catalog-web");
    private static final Pattern WRITES_STATE = Pattern
            .compile("(?is)(update\\s+import\\s+(i\\s+)?set\\b[^;]*?\\bstate\\s*=|insert\\s+into\\s+import\\s*\\()");

    @Test
    void nothingElseMovesAnImport() throws IOException {
        var found = new ArrayList<String>();
        for (var module : MODULES) {
            var sources = Path.of("..", module, "src", "main");
            try (var files = Files.walk(sources)) {
                files.filter(ImportStateOwnerTest::holdsStatements)
                        .filter(file -> statements(file).anyMatch(WRITES_STATE.asPredicate()))
                        .map(file -> sources.relativize(file).toString().replace('\\', '/'))
                        .forEach(found::add);
            }
        }

        assertThat(found).isNotEmpty().allMatch(file -> file.contains(OWNER));
    }

    private static boolean holdsStatements(Path file) {
        var name = file.toString();
        return name.endsWith(".java") || name.endsWith(".sql");
    }

    /// A statement ends where its text block ends, and what it sets before its condition.
    private static Stream<String> statements(Path file) {
        try {
            return Pattern.compile("\"\"\"|\\bwhere\\b").splitAsStream(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
