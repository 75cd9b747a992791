package org.productimporter.importer.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The options of an import on the command line, with the names of REST. The JVM returns methods in any order, so each option
/// has its place in the help.
final class ImportArguments {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    @Option(order = 1, names = "--mode", description = "upsert (default), insert_only or update_only")
    void mode(String value) {
        values.put("mode", value);
    }

    @Option(order = 2, names = "--preview", description = "stop before the merge, with the counts it would give")
    void preview(boolean value) {
        values.put("preview", value);
    }

    @Option(order = 3, names = "--columns", paramLabel = "JSON",
            description = "fields by header cell: {\"Item No\": \"sku\", \"Colour\": \"attributes.colour\", \"Cost\": null}")
    void columns(String value) {
        values.put("columns", parsed(value));
    }

    @Option(order = 4, names = "--unknown",
            description = "ignore (default) or keep columns that are not mapped, as attributes")
    void unknown(String value) {
        values.put("unknown", value);
    }

    @Option(order = 5, names = "--profile",
            description = "name of the profile to apply (default: the one of files with this header)")
    void profile(String value) {
        values.put("profile", value);
    }

    @Option(order = 6, names = "--header", description = "first or none: whether the first row names the columns")
    void header(String value) {
        values.put("header", value);
    }

    @Option(order = 7, names = "--sheet", description = "sheet of a workbook (default: the first one)")
    void sheet(String value) {
        values.put("sheet", value);
    }

    @Option(order = 8, names = {"--skip_lines", "--skip-lines"},
            description = "lines before the header or the first row")
    void skipLines(String value) {
        values.put("skip_lines", value);
    }

    @Option(order = 9, names = "--delimiter", description = "column delimiter, or tab (default: recognised)")
    void delimiter(String value) {
        values.put("delimiter", value);
    }

    @Option(order = 10, names = "--charset", description = "charset of the file (default: recognised)")
    void charset(String value) {
        values.put("charset", value);
    }

    @Option(order = 11, names = "--decimal",
            description = "point or comma: how prices are written (default: recognised)")
    void decimal(String value) {
        values.put("decimal", value);
    }

    @Option(order = 12, names = "--currency", description = "currency of the prices, such as EUR (default: recognised)")
    void currency(String value) {
        values.put("currency", value);
    }

    @Option(order = 13, names = {"--on_blank", "--on-blank"}, description = "keep (default) or clear")
    void onBlank(String value) {
        values.put("on_blank", value);
    }

    @Option(order = 14, names = "--missing", description = "keep (default) or deactivate")
    void missing(String value) {
        values.put("missing", value);
    }

    @Option(order = 15, names = {"--missing_cap_percent", "--missing-cap-percent"},
            description = "most products that may be deactivated, in percent (default: 10)")
    void missingCapPercent(String value) {
        values.put("missing_cap_percent", value);
    }

    @Option(order = 16, names = {"--max_rejected", "--max-rejected"},
            description = "most rows that may be rejected: 250 or 2.5%%")
    void maxRejected(String value) {
        values.put("max_rejected", value);
    }

    /// @throws InvalidOptionException if a value is invalid
    ImportOptions options() {
        return ImportOptions.of(values);
    }

    /// A text that is no JSON stays a text, which [ImportOptions] refuses.
    private static Object parsed(String columns) {
        try {
            return JsonMapper.shared().readValue(columns, new TypeReference<Map<String, @Nullable Object>>() {});
        } catch (JacksonException e) {
            return columns;
        }
    }
}
