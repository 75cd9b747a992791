package org.productimporter.importer.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// One line of a table: an input and everything that must become of it.
///
/// @param topic name of the table
/// @param name what the input is
/// @param covers numbers of the catalogue of bad input that this case proves
/// @param fields the case as written: `input`, `options`, `limits`, and the expected `rows`,
///     `problems`, `blank`, `warnings`, `delimiter`, `header`, or `refused`
record CsvCase(String topic, String name, List<Integer> covers, Map<String, Object> fields) {

    private static final Path FOLDER = Path.of("src/test/resources/cases");

    static List<CsvCase> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<CsvCase> cases = new ArrayList<>();
            for (var file : files.sorted().toList()) {
                cases.addAll(table(file));
            }
            return cases;
        }
    }

    private static List<CsvCase> table(Path file) throws IOException {
        Map<String, Object> table = new Yaml().load(Files.readString(file));
        var topic = String.valueOf(table.get("topic"));
        List<CsvCase> cases = new ArrayList<>();
        for (var fields : listOfMaps(table.get("cases"))) {
            Objects.requireNonNull(fields.get("why"), () -> "no why: " + fields.get("name"));
            List<Integer> covers = new ArrayList<>();
            for (var number : list(fields.get("covers"))) {
                covers.add((Integer) number);
            }
            cases.add(new CsvCase(topic, String.valueOf(fields.get("name")), covers, fields));
        }
        return cases;
    }

    byte[] input() {
        return VisibleBytes.decode(Objects.requireNonNull(fields.get("input"), name));
    }

    Map<String, Object> map(String field) {
        return mapOf(fields.get(field));
    }

    List<Map<String, Object>> maps(String field) {
        return listOfMaps(fields.get(field));
    }

    List<String> texts(String field) {
        return list(fields.get(field)).stream().map(String::valueOf).toList();
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    String text(String field) {
        return String.valueOf(fields.get(field));
    }

    int number(String field, int fallback) {
        return fields.get(field) instanceof Integer number ? number : fallback;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<Map<String, Object>> listOfMaps(@Nullable Object value) {
        List<Map<String, Object>> maps = new ArrayList<>();
        list(value).forEach(entry -> maps.add(mapOf(entry)));
        return maps;
    }

    private static Map<String, Object> mapOf(@Nullable Object value) {
        Map<String, Object> fields = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> fields.put(String.valueOf(key), entry));
        }
        return fields;
    }
}
