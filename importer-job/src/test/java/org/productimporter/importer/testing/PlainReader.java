package org.productimporter.importer.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.productimporter.importer.testing.ReferenceCsv.Cell;
import org.productimporter.importer.testing.ReferenceCsv.Entry;

/// The records of a UTF-8 file after its header, read and checked a second time in the plainest way. Shares no code with the
/// readers of the product.
public final class PlainReader {

    /// What one record is.
    ///
    /// @param line physical line on which it starts
    /// @param codes the reasons one of which it is rejected for; empty for a valid row. A record that is both undecodable and
    ///     malformed has two, as has one that only its line end may make too large
    /// @param values the values of a valid row, without those that the file does not have
    public record Outcome(long line, Set<String> codes, Map<String, Object> values) {}

    /// The outcomes of all records, and the number of blank lines.
    public record Outcomes(List<Outcome> records, long blank) {}

    private final List<String> header;
    private final Map<String, Integer> columns;
    private final List<String> order;
    private final boolean blankClears;
    private final int maxRecordBytes;

    /// @param columns the column of each field that the file has
    /// @param blankClears whether a blank cell removes the value
    public PlainReader(List<String> header, Map<String, Integer> columns, boolean blankClears, int maxRecordBytes) {
        this.header = header;
        this.columns = columns;
        this.order = columns.keySet().stream().sorted((one, other) -> position(one) - position(other)).toList();
        this.blankClears = blankClears;
        this.maxRecordBytes = maxRecordBytes;
    }

    /// The SKU is checked first.
    private int position(String field) {
        return field.equals("sku") ? -1 : column(field);
    }

    private int column(String field) {
        return Objects.requireNonNull(columns.get(field));
    }

    /// @param bytes the file after the header
    /// @param firstLine the physical line on which they start
    public Outcomes read(byte[] bytes, char delimiter, long firstLine) {
        try (var csv = ReferenceCsv.withoutHeader(new ByteArrayInputStream(bytes), delimiter, firstLine)) {
            var records = new ArrayList<Outcome>();
            var blank = 0L;
            for (var entry = csv.read(); entry != null; entry = csv.read()) {
                if (entry.cells().size() == 1 && entry.bytes().matches("[ \t]*")) {
                    blank++;
                } else {
                    records.add(outcome(entry));
                }
            }
            return new Outcomes(records, blank);
        } catch (IOException e) {
            throw new IllegalStateException("an array is always readable", e);
        }
    }

    private Outcome outcome(Entry entry) {
        var size = entry.bytes().length();
        if (size > maxRecordBytes) {
            return new Outcome(entry.line(), Set.of("record_too_large"), Map.of());
        }
        var codes = new TreeSet<String>();
        if (size > maxRecordBytes - 2) {
            codes.add("record_too_large");
        }
        if (entry.malformed()) {
            codes.add("malformed_quote");
        }
        if (entry.text() == null) {
            codes.add("invalid_utf8");
        } else if (!entry.malformed()) {
            var cells = entry.cells().stream().map(PlainReader::value).toList();
            addFault(entry, cells, codes);
            return new Outcome(entry.line(), codes, codes.isEmpty() || isNearLimit(codes) ? values(cells) : Map.of());
        }
        return new Outcome(entry.line(), codes, Map.of());
    }

    private static boolean isNearLimit(Set<String> codes) {
        return codes.equals(Set.of("record_too_large"));
    }

    private void addFault(Entry entry, List<String> cells, Set<String> codes) {
        if (entry.bytes().indexOf('\0') >= 0) {
            codes.add("nul_byte");
        } else if (String.valueOf(entry.text()).indexOf('\uFFFD') >= 0) {
            codes.add("invalid_utf8");
        } else if (!hasColumns(entry)) {
            codes.add("column_count");
        } else if (order.stream().allMatch(field -> cell(cells, field).equalsIgnoreCase(cell(header, field)))) {
            codes.add("header_repeated");
        } else if (PlainRules.isTotals(cell(cells, "sku"), columns.containsKey("name") ? cell(cells, "name") : "")) {
            codes.add("totals_row");
        } else {
            order.stream()
                    .flatMap(field -> Stream.ofNullable(PlainRules.fault(field, cell(cells, field))))
                    .findFirst()
                    .ifPresent(codes::add);
        }
    }

    private boolean hasColumns(Entry entry) {
        var last = columns.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        var surplus = entry.cells().stream().skip(header.size());
        return entry.cells().size() > last && surplus.allMatch(cell -> cell.decoded().matches("[ \t\r\n]*"));
    }

    private String cell(List<String> cells, String field) {
        return cells.get(column(field));
    }

    /// The text without byte order marks at its start and, if it is not quoted, without blanks around it.
    private static String value(Cell cell) {
        var text = cell.decoded();
        var bare = cell.quoted() ? text.replaceFirst("^\uFEFF+", "")
                : text.replaceFirst("^[\uFEFF \t]+", "").replaceFirst("[ \t]+$", "");
        return bare.replaceFirst("\\A=\"([^\"]*)\"\\z", "$1");
    }

    private Map<String, Object> values(List<String> cells) {
        var values = new TreeMap<String, Object>();
        for (var field : order) {
            var text = cell(cells, field);
            if (field.equals("sku")) {
                values.put(field, PlainRules.strip(text));
            } else if (!PlainRules.isBlank(field, text)) {
                values.put(field, typed(field, text));
            } else if (blankClears && field.equals("description")) {
                values.put(field, "");
            }
        }
        return values;
    }

    private static Object typed(String field, String text) {
        return switch (field) {
            case "price" -> new BigDecimal(PlainRules.strip(text)).stripTrailingZeros();
            case "active" -> PlainRules.isYes(text);
            default -> text;
        };
    }
}
