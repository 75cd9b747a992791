package org.productimporter.importer.rows;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CellScanner;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.csv.Utf8Slice;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.Price;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.product.ProductRules;
import org.productimporter.model.product.Whitespace;

/// Reads the records of a range that are clearly valid without decoding them; counts them and blank lines. Where the bytes of
/// a cell do not show that it is valid, the rules of the model decide about its text. Not thread-safe; contains the current
/// record.
final class CleanRowReader {

    /// The column of a field that the file does not have; no record has it.
    private static final int NO_COLUMN = Integer.MAX_VALUE;

    /// Longer prices have zeros that do not count.
    private static final int MAX_PRICE_BYTES = Price.MAX_INTEGER_DIGITS + 1 + Price.MAX_DECIMALS;

    private final CsvLayout layout;
    private final RowOptions rules;
    private final boolean isSupported;
    private final int requiredColumns;
    private final int skuColumn;
    private final int nameColumn;
    private final int descriptionColumn;
    private final int priceColumn;
    private final int activeColumn;
    private final int skuHeaderLength;

    private final CellScanner cells;
    private final CleanAttributes attributes;
    private final Utf8Slice cell = new Utf8Slice();
    private final ValidRow row = new ValidRow();

    /// The last words for active and inactive; most files have two.
    private byte[] activeWord = {};
    private byte[] inactiveWord = {};

    private long price;
    private @Nullable Boolean active;
    private int end;
    private long nextLine;
    private long rows;
    private long blank;

    CleanRowReader(CsvLayout layout, RowOptions rules, byte[] bytes) {
        this.layout = layout;
        this.rules = rules;
        this.isSupported = layout.delimiter() <= Byte.MAX_VALUE && CleanAttributes.supports(layout);
        this.requiredColumns = 1 + Collections.max(layout.columns().values());
        this.skuColumn = column(ProductField.SKU);
        this.nameColumn = column(ProductField.NAME);
        this.descriptionColumn = column(ProductField.DESCRIPTION);
        this.priceColumn = column(ProductField.PRICE);
        this.activeColumn = column(ProductField.ACTIVE);
        this.skuHeaderLength = layout.headerOf(ProductField.SKU).length();
        this.cells = new CellScanner(bytes, layout.delimiter(), layout.header().size());
        this.attributes = new CleanAttributes(layout, rules.onBlank());
    }

    private int column(ProductField field) {
        return layout.column(field).orElse(NO_COLUMN);
    }

    /// Reads the record at index `from`, which starts on `line`. Returns whether it is a blank line or clearly a valid row.
    boolean read(int from, long line) {
        end = isSupported ? cells.scan(from) : CellScanner.NONE;
        if (end == CellScanner.NONE) {
            return false;
        }
        nextLine = line + 1 + (layout.lines() == LineNumbering.LINES ? cells.lineEnds() : 0);
        if (cells.isBlank()) {
            return true;
        }
        var isRow = end - from <= rules.maxRecordBytes() && cells.count() >= requiredColumns && readSku() && readName()
                && readDescription() && readPrice() && readActive() && attributes.show(cells, row.attributes());
        row.set(line, price, active);
        return isRow;
    }

    /// Passes the row to `sink`, if it is no blank line, and counts it.
    void pass(RowSink sink) {
        if (cells.isBlank()) {
            blank++;
        } else {
            rows++;
            sink.accept(row);
        }
    }

    /// Returns the index after the record and its line end.
    int end() {
        return end;
    }

    /// Returns the line on which the next record starts.
    long nextLine() {
        return nextLine;
    }

    /// Returns the number of rows passed so far.
    long rows() {
        return rows;
    }

    /// Returns the number of blank lines so far.
    long blank() {
        return blank;
    }

    private boolean readSku() {
        var sku = row.sku();
        cells.show(skuColumn, sku);
        if (isPlainSku(sku)) {
            return true;
        }
        var text = sku.toString();
        return ProductRules.sku(text) == null && Whitespace.strip(text).equals(text)
                && !text.equalsIgnoreCase(layout.headerOf(ProductField.SKU));
    }

    /// Returns whether the SKU can be neither invalid nor the header of its column.
    private boolean isPlainSku(Utf8Slice sku) {
        int length = sku.length();
        if (length == 0 || length > ProductRules.MAX_SKU_CHARACTERS || length == skuHeaderLength
                || !cells.isAsciiLine(skuColumn) || sku.at(0) == ' ' || sku.at(length - 1) == ' ') {
            return false;
        }
        for (int index = 1; index < length; index++) {
            if (sku.at(index) == '+') {
                return false;
            }
        }
        return true;
    }

    private boolean readName() {
        var name = row.name();
        cells.show(nameColumn, name);
        if (!isBlank(name)) {
            return cells.characters(nameColumn) <= ProductRules.MAX_NAME_CHARACTERS;
        }
        name.clear();
        byte last = row.sku().at(row.sku().length() - 1);
        return (last >= '0' && last <= '9') || !TotalsWords.contains(row.sku().toString());
    }

    private static boolean isBlank(Utf8Slice text) {
        return text.length() == 0 || (text.at(0) <= ' ' && Whitespace.strip(text.toString()).isEmpty());
    }

    private boolean readDescription() {
        var description = row.description();
        cells.show(descriptionColumn, description);
        if (description.length() == 0 && (descriptionColumn == NO_COLUMN || rules.onBlank() == OnBlank.KEEP)) {
            description.clear();
        }
        return cells.characters(descriptionColumn) <= ProductRules.MAX_DESCRIPTION_CHARACTERS;
    }

    private boolean readPrice() {
        cells.show(priceColumn, cell);
        price = plainPrice(cell, layout.prices().decimal());
        if (price != ValidRow.NO_PRICE || cell.length() == 0) {
            return true;
        }
        var text = cell.toString();
        return switch (layout.prices().parse(text)) {
            case Price.Valid(var amount) -> {
                price = ValidRow.hundredths(amount);
                yield true;
            }
            case Price.Invalid _ -> Whitespace.strip(text).isEmpty();
        };
    }

    /// Returns the hundredths of digits with at most two decimals, which every format accepts; otherwise [ValidRow#NO_PRICE].
    private static long plainPrice(Utf8Slice text, char decimalMark) {
        long value = 0;
        int decimals = -1;
        for (int index = 0; index < text.length(); index++) {
            byte character = text.at(index);
            if (character >= '0' && character <= '9') {
                value = value * 10 + (character - '0');
                decimals += decimals < 0 ? 0 : 1;
            } else if (character == decimalMark && decimals < 0 && index > 0) {
                decimals = 0;
            } else {
                return ValidRow.NO_PRICE;
            }
        }
        int whole = text.length() - decimals - 1;
        if (text.length() == 0 || text.length() > MAX_PRICE_BYTES || whole > Price.MAX_INTEGER_DIGITS) {
            return ValidRow.NO_PRICE;
        }
        return switch (decimals) {
            case -1 -> value * 100;
            case 1 -> value * 10;
            case 2 -> value;
            default -> ValidRow.NO_PRICE;
        };
    }

    private boolean readActive() {
        cells.show(activeColumn, cell);
        if (cell.length() == 0) {
            active = null;
        } else if (cell.hasBytes(activeWord)) {
            active = Boolean.TRUE;
        } else if (cell.hasBytes(inactiveWord)) {
            active = Boolean.FALSE;
        } else {
            return readActiveWord(cell.toString());
        }
        return true;
    }

    private boolean readActiveWord(String word) {
        active = RowValidator.active(layout, word);
        if (active == null) {
            return Whitespace.strip(word).isEmpty();
        }
        var utf8 = word.getBytes(StandardCharsets.UTF_8);
        if (active) {
            activeWord = utf8;
        } else {
            inactiveWord = utf8;
        }
        return true;
    }
}
