package org.productimporter.importer.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.source.SourceSample;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.MappingProposal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file in the shape of an export, with the mapping that a careful person would choose.
///
/// @param ask whether asking is right
/// @param columns header cell by field
/// @param prices expected price by SKU; a product without a price is absent
record Shape(String name, String charset, boolean ask, Map<String, String> columns, Map<String, String> prices) {

    private static final Path FOLDER = Path.of("src/test/resources/shapes");
    private static final MappingDetector DETECTOR = new MappingDetector(FileLimits.DEFAULTS, ProfileFinder.NONE);

    static List<Shape> all() {
        var shapes = new ArrayList<Shape>();
        JsonMapper.shared().readTree(FOLDER.resolve("expected.json").toFile()).forEachEntry((name, shape) -> {
            var columns = new TreeMap<String, String>();
            shape.path("columns").forEachEntry((field, cell) -> columns.put(field, cell.asString()));
            shapes.add(new Shape(name, shape.path("charset").asString(), shape.path("ask").asBoolean(), columns,
                    prices(shape.path("products"))));
        });
        return shapes;
    }

    private static Map<String, String> prices(JsonNode products) {
        var prices = new HashMap<String, String>();
        products.forEachEntry((sku, product) -> {
            if (product.path("price").isString()) {
                prices.put(sku, product.path("price").asString());
            }
        });
        return prices;
    }

    Detection detect(ImportOptions options, boolean confirmed) {
        return DETECTOR.detect(sample(), options, confirmed);
    }

    SourceSample sample() {
        try {
            var text = new String(Files.readAllBytes(FOLDER.resolve(name + ".csv")), Charset.forName(charset));
            return sampleOf(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceSample sampleOf(String text) {
        return new SourceSample(text.getBytes(UTF_8), true, PlainInspector.PLAIN);
    }

    static Detection detect(String text, Map<String, ?> options) {
        return DETECTOR.detect(sampleOf(text), ImportOptions.of(options), false);
    }

    /// Returns the header cell of each field in a proposal.
    static Map<String, String> columns(MappingProposal mapping) {
        var columns = new TreeMap<String, String>();
        mapping.proposal().columns().forEach((cell, field) -> {
            if (field != null) {
                columns.put(field, cell);
            }
        });
        return columns;
    }

    /// Returns the proposal as options.
    static ImportOptions options(MappingProposal mapping) {
        var proposal = mapping.proposal();
        var options = new HashMap<String, Object>();
        options.put("columns", proposal.columns());
        options.put("header", proposal.header());
        options.put("delimiter", proposal.delimiter());
        options.put("skip_lines", proposal.skipLines());
        options.put("unknown", proposal.unknown());
        if (proposal.decimal() != null) {
            options.put("decimal", proposal.decimal());
        }
        if (proposal.currency() != null) {
            options.put("currency", proposal.currency());
        }
        return ImportOptions.of(options);
    }
}
