package org.productimporter.importer.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.testing.Expected.Rejection;
import org.productimporter.importer.testing.ReferenceCsv.Cell;
import org.productimporter.importer.testing.ReferenceCsv.Entry;

/// The rules for one row, in the order in which they are asked; the first that is broken names
/// the reason.
final class ReferenceRules {

    private static final Set<String> BOOLEANS =
            Set.of("true", "t", "yes", "y", "1", "on", "false", "f", "no", "n", "0", "off");
    private static final Set<String> TOTALS = Set.of("summe", "total", "toplam");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String SKU_TRIMMINGS = " \t\r\n\u00A0\u3000\u200B\uFEFF\u2060";
    private static final String INVISIBLE =
            "\u00A0\u3000\u200B\uFEFF\u2060\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private final List<String> header;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /// @param header the first record
    /// @param aliases header cell to field, as the option `columns`
    ReferenceRules(Entry header, Map<String, String> aliases) {
        this.header = folded(header);
        for (int column = 0; column < this.header.size(); column++) {
            columns.put(this.header.get(column), column);
        }
        aliases.forEach((alias, field) -> {
            var column = columns.get(fold(alias));
            if (column != null) {
                columns.put(field, column);
            }
        });
        if (!columns.containsKey("sku")) {
            throw new IllegalArgumentException("the model only reads files with a sku column");
        }
    }

    /// The row that the record holds; call only when it has no fault.
    ReferenceRow row(Entry entry) {
        return new ReferenceRow(entry.line(), sku(entry), name(entry), value(entry, "description"),
                value(entry, "price"), value(entry, "active"));
    }

    /// What is wrong with the record, or null.
    @Nullable
    Rejection fault(Entry entry) {
        var text = entry.text();
        if (entry.isTooLarge()) {
            return new Rejection(entry.line(), "record_too_large", null, null);
        }
        if (text == null) {
            return new Rejection(entry.line(), "invalid_utf8", null, null);
        }
        if (text.indexOf('\0') >= 0) {
            return new Rejection(entry.line(), "nul_byte", null, null);
        }
        var code = recordFault(entry);
        if (code != null) {
            return new Rejection(entry.line(), code, null, text);
        }
        var name = name(entry);
        if (TOTALS.contains(fold(sku(entry))) && (name == null || name.isEmpty())) {
            return new Rejection(entry.line(), "totals_row", "sku", text);
        }
        for (var field : List.of("sku", "name", "description", "price", "active")) {
            code = valueFault(field, field.equals("sku") ? sku(entry) : value(entry, field));
            if (code != null) {
                return new Rejection(entry.line(), code, field, text);
            }
        }
        return null;
    }

    private @Nullable String recordFault(Entry entry) {
        if (entry.malformed()) {
            return "malformed_quote";
        }
        if (String.valueOf(entry.text()).indexOf('\uFFFD') >= 0) {
            return "invalid_utf8";
        }
        if (folded(entry).equals(header)) {
            return "header_repeated";
        }
        return hasColumns(entry) ? null : "column_count";
    }

    /// A row may end behind its last known column, and have blank cells behind the last of the header.
    private boolean hasColumns(Entry entry) {
        var known = List.of("sku", "name", "description", "price", "active");
        var last = known.stream().map(columns::get).filter(Objects::nonNull).mapToInt(Integer::intValue).max();
        var surplus = entry.cells().stream().skip(header.size());
        return entry.cells().size() > last.orElse(0) && surplus.allMatch(cell -> cell.decoded().isBlank());
    }

    private static @Nullable String valueFault(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (field) {
            case "sku" -> skuFault(value);
            case "name" -> textFault(value, 255, "");
            case "description" -> textFault(value, 10_000, "\t\r\n");
            case "price" -> value.isEmpty() ? null : priceFault(value);
            case "active" -> value.isEmpty() || BOOLEANS.contains(value.toLowerCase(Locale.ROOT)) ? null
                    : "bad_boolean";
            default -> throw new IllegalArgumentException("there is no field " + field);
        };
    }

    private static @Nullable String skuFault(String sku) {
        if (sku.isEmpty()) {
            return "missing_sku";
        }
        if (sku.chars().anyMatch(c -> INVISIBLE.indexOf(c) >= 0)) {
            return "invisible_character";
        }
        if (sku.matches("[0-9]([.,][0-9]+)?[Ee][+][0-9]{2,3}")) {
            return "damaged_sku";
        }
        return textFault(sku, 64, "");
    }

    private static @Nullable String textFault(String text, int maxLength, String allowedControls) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && allowedControls.indexOf(c) < 0)) {
            return "control_character";
        }
        return text.codePointCount(0, text.length()) > maxLength ? "too_long" : null;
    }

    private static @Nullable String priceFault(String price) {
        if (!NUMBER.matcher(price).matches()) {
            return "bad_number";
        }
        if (price.startsWith("-") && price.matches(".*[1-9].*")) {
            return "negative";
        }
        var unsigned = price.replaceFirst("^-?0*(?=[0-9])", "");
        var point = unsigned.indexOf('.');
        if ((point < 0 ? unsigned.length() : point) > 12) {
            return "out_of_range";
        }
        return unsigned.matches("[0-9]+[.][0-9]{2,}[1-9]0*") ? "too_many_decimals" : null;
    }

    private String sku(Entry entry) {
        return trimmed(String.valueOf(value(entry, "sku")));
    }

    /// Empty when the cell is blank, null when there is no such column.
    private @Nullable String name(Entry entry) {
        var name = value(entry, "name");
        return name == null || !trimmed(name).isEmpty() ? name : "";
    }

    private static String trimmed(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && SKU_TRIMMINGS.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && SKU_TRIMMINGS.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private @Nullable String value(Entry entry, String field) {
        var column = columns.get(field);
        return column == null ? null : entry.cells().get(column).text().replaceFirst("^=\"([^\"]*)\"$", "$1");
    }

    private static List<String> folded(Entry entry) {
        return entry.cells().stream().map(Cell::text).map(ReferenceRules::fold).toList();
    }

    private static String fold(String headerCell) {
        return headerCell.strip().toLowerCase(Locale.ROOT);
    }
}
