package org.productimporter.importer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.productimporter.importer.testing.Expected.Rejection;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportOptions.Mode;
import org.productimporter.model.imports.RowCounts;

/// What an import of a file means, said a second time: one thread, one pass, a map from SKU key
/// to the last valid row. It uses no class that reads, checks, stages or merges in the product,
/// so a fault there cannot hide here.
///
/// Knows the options `mode`, `on_blank`, `columns` and `delimiter`; expects a UTF-8 file whose
/// header an import would accept, with plain prices. A new product needs a name if the file has names: rows
/// without one are rejected, and an earlier row with a name wins. Holds every product in memory, some 400 bytes each. For one
/// thread, for one file.
public final class ReferenceModel {

    private static final int ROWS_PER_QUESTION = 10_000;

    private final SkuKeys keys;
    private final ImportOptions options;
    private final Map<String, CatalogueProduct> catalogue;
    private final Map<String, ReferenceRow> winners = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private long read;
    private long blank;
    private long duplicate;
    private long inserted;
    private long updated;
    private long unchanged;

    private ReferenceModel(SkuKeys keys, ImportOptions options, Map<String, CatalogueProduct> before) {
        this.keys = keys;
        this.options = options;
        this.catalogue = new HashMap<>(before);
    }

    /// What importing `file` makes of the catalogue `before`, which stays as it is.
    ///
    /// @throws IllegalArgumentException when the file has no SKU column
    public static Expected afterImport(Path file, Map<String, CatalogueProduct> before, ImportOptions options,
            SkuKeys keys) {
        var model = new ReferenceModel(keys, options, before);
        try (var csv = new ReferenceCsv(Files.newInputStream(file), model.delimiter(file))) {
            model.readAll(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        model.winners.forEach(model::merge);
        return model.expected();
    }

    private void readAll(ReferenceCsv csv) throws IOException {
        var header = csv.read();
        if (header == null) {
            throw new IllegalArgumentException("the model only reads files with a header");
        }
        var rules = new ReferenceRules(header, options.columns());
        var rows = new ArrayList<ReferenceRow>();
        for (var entry = csv.read(); entry != null; entry = csv.read()) {
            if (entry.isBlank()) {
                blank++;
                continue;
            }
            read++;
            var fault = rules.fault(entry);
            if (fault == null) {
                rows.add(rules.row(entry));
            } else {
                rejections.add(fault);
            }
            if (rows.size() == ROWS_PER_QUESTION) {
                remember(rows);
            }
        }
        remember(rows);
    }

    /// Later rows replace earlier ones of the same key.
    private void remember(List<ReferenceRow> rows) {
        var skus = rows.stream().map(ReferenceRow::sku).filter(sku -> !isAscii(sku));
        var asked = skus.collect(Collectors.toSet());
        var answers = asked.isEmpty() ? Map.<String, String>of() : keys.of(asked);
        for (var row : rows) {
            var answer = answers.get(row.sku());
            var key = answer == null ? row.sku().toLowerCase(Locale.ROOT) : answer;
            if (row.lacksName() && options.mode() != Mode.UPDATE_ONLY && !catalogue.containsKey(key)) {
                rejections.add(new Rejection(row.line(), "missing_name", "name", null));
            } else if (winners.put(key, row) != null) {
                duplicate++;
            }
        }
        rows.clear();
    }

    private void merge(String key, ReferenceRow row) {
        var stored = catalogue.get(key);
        if (stored == null) {
            create(key, row);
        } else if (options.mode() == Mode.INSERT_ONLY) {
            unchanged++;
        } else {
            change(key, stored, row);
        }
    }

    private void create(String key, ReferenceRow row) {
        if (options.mode() == Mode.UPDATE_ONLY) {
            rejections.add(new Rejection(row.line(), "unknown_sku", null, null));
        } else {
            catalogue.put(key, row.created());
            inserted++;
        }
    }

    private void change(String key, CatalogueProduct stored, ReferenceRow row) {
        var changed = row.applied(stored, options.onBlank());
        if (changed.version() == stored.version()) {
            unchanged++;
        } else {
            catalogue.put(key, changed);
            updated++;
        }
    }

    private Expected expected() {
        rejections.sort((one, other) -> Long.compare(one.line(), other.line()));
        var counts = new RowCounts(read, inserted, updated, unchanged, duplicate, rejections.size(), blank);
        return new Expected(catalogue, counts, List.copyOf(rejections));
    }

    private char delimiter(Path file) throws IOException {
        if (options.file().delimiter() != null) {
            return options.file().delimiter();
        }
        try (var in = Files.newInputStream(file)) {
            var start = new String(in.readNBytes(4_096), StandardCharsets.ISO_8859_1);
            var header = start.lines().findFirst().orElse("");
            return Set.of(',', ';', '\t', '|')
                    .stream()
                    .max((one, other) -> Long.compare(count(header, one), count(header, other)))
                    .orElseThrow();
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
