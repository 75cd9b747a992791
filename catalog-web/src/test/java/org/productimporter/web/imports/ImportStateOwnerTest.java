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

/// Only the package of `ImportStateRepository` writes `import.state`. Other code would ignore the table of transitions or the
/// event.
class ImportStateOwnerTest {

    private static final String OWNER = "org/productimporter/db/imports/";
    private static final List<String> MODULES = List.of("db", "importer-job", "catalog-web");
    private static final Pattern WRITES_STATE = Pattern
            .compile("(?is)(update\\s+import\\s+(i\\s+)?set\\b[^;]*?\\bstate\\s*=|insert\\s+into\\s+import\\s*\\()");

    @Test
    void noOtherCodeWritesTheState() throws IOException {
        var found = new ArrayList<String>();
        for (var module : MODULES) {
            var sources = Path.of("..", module, "src", "main");
            try (var files = Files.walk(sources)) {
                files.filter(ImportStateOwnerTest::mayContainStatements)
                        .filter(file -> statements(file).anyMatch(WRITES_STATE.asPredicate()))
                        .map(file -> sources.relativize(file).toString().replace('\\', '/'))
                        .forEach(found::add);
            }
        }

        assertThat(found).isNotEmpty().allMatch(file -> file.contains(OWNER));
    }

    private static boolean mayContainStatements(Path file) {
        var name = file.toString();
        return name.endsWith(".java") || name.endsWith(".sql");
    }

    /// Splits at the end of a text block, and before the condition of a statement.
    private static Stream<String> statements(Path file) {
        try {
            return Pattern.compile("\"\"\"|\\bwhere\\b").splitAsStream(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
