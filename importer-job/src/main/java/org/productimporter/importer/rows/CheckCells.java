package org.productimporter.importer.rows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.Field;
import org.productimporter.importer.csv.Layout;
import org.productimporter.importer.csv.Whitespace;
import org.productimporter.model.imports.ImportOptions.OnBlank;

/// Judges the cells of one record after the other by the rules of their fields: the SKU first,
/// then in the order of the columns. Not thread-safe; holds the cells of the record in hand.
final class CheckCells {

    private static final int MAX_SKU = 64;
    private static final int MAX_NAME = 255;
    private static final int MAX_DESCRIPTION = 10_000;
    private static final Set<Field> PRICE_CLEARED = Set.of(Field.PRICE);

    /// The column feeds no field.
    static final int NO_SLOT = -1;

    private final Layout layout;
    private final OnBlank onBlank;

    /// The fields that the file has, in the order in which they are judged; a slot is a place in
    /// it.
    private final Field[] fields;

    private final String[] headers;
    private final String[] values;
    private final int[] kinds;

    private @Nullable String sku;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable BigDecimal price;
    private @Nullable Boolean active;
    private Set<Field> cleared = Set.of();

    CheckCells(Layout layout, OnBlank onBlank) {
        this.layout = layout;
        this.onBlank = onBlank;
        this.fields =
                layout.columns().keySet().stream()
                        .sorted(
                                Comparator.comparing((Field field) -> field != Field.SKU)
                                        .thenComparingInt(
                                                field -> layout.column(field).orElseThrow()))
                        .toArray(Field[]::new);
        this.headers = Arrays.stream(fields).map(layout::headerOf).toArray(String[]::new);
        this.values = new String[fields.length];
        this.kinds = new int[fields.length];
        Arrays.fill(values, "");
    }

    /// For each column of the file the slot that it feeds, or [#NO_SLOT].
    int[] slotsOfColumns() {
        var slots = new int[layout.header().size()];
        Arrays.fill(slots, NO_SLOT);
        for (int slot = 0; slot < fields.length; slot++) {
            slots[layout.column(fields[slot]).orElseThrow()] = slot;
        }
        return slots;
    }

    void put(int slot, String value, int characterKinds) {
        values[slot] = value;
        kinds[slot] = characterKinds;
    }

    /// The first fault, or null when the row is good.
    @Nullable Fault fault() {
        sku = null;
        cleared = Set.of();
        if (repeatsHeader()) {
            return new Fault(
                    null,
                    RowProblem.HEADER_REPEATED,
                    "the header is repeated here; were two files joined?");
        }
        Fault fault = null;
        for (int slot = 0; slot < fields.length && fault == null; slot++) {
            fault =
                    switch (fields[slot]) {
                        case SKU -> sku(values[slot], kinds[slot]);
                        case NAME -> name(values[slot], kinds[slot]);
                        case DESCRIPTION -> description(values[slot], kinds[slot]);
                        case PRICE -> price(values[slot]);
                        case ACTIVE -> active(values[slot]);
                    };
        }
        return fault;
    }

    /// The row, after [#fault] found none.
    Row.Good good(long line) {
        if (sku == null) {
            throw new IllegalStateException("the cells have not been checked");
        }
        return new Row.Good(line, sku, name, description, price, active, cleared);
    }

    /// The SKU if it is valid, whatever the rest of the row.
    @Nullable String sku() {
        return sku;
    }

    private boolean repeatsHeader() {
        for (int slot = 0; slot < fields.length; slot++) {
            if (!values[slot].equalsIgnoreCase(headers[slot])) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Fault sku(String cell, int characters) {
        var value = Whitespace.strip(cell);
        if (value.isEmpty()) {
            return new Fault(Field.SKU, RowProblem.MISSING_SKU, "the sku is missing");
        }
        int control =
                (characters & (CellText.CONTROL | CellText.LINE_OR_TAB)) == 0
                        ? CellText.NO_CHARACTER
                        : CellText.controlIn(value, "");
        if (control != CellText.NO_CHARACTER) {
            return controlCharacter(Field.SKU, control);
        }
        int invisible =
                (characters & CellText.BEYOND_ASCII) == 0
                        ? CellText.NO_CHARACTER
                        : CellText.invisibleIn(value);
        if (invisible != CellText.NO_CHARACTER) {
            return new Fault(
                    Field.SKU,
                    RowProblem.INVISIBLE_CHARACTER,
                    "the sku holds the invisible character U+%04X; remove it".formatted(invisible));
        }
        var fault = tooLong(Field.SKU, value, MAX_SKU);
        sku = fault == null ? value : null;
        return fault;
    }

    private @Nullable Fault name(String value, int characters) {
        if (Whitespace.strip(value).isEmpty()) {
            return new Fault(Field.NAME, RowProblem.MISSING_NAME, "the name is missing");
        }
        name = value;
        return text(Field.NAME, value, characters, MAX_NAME);
    }

    private @Nullable Fault description(String value, int characters) {
        description = value.isEmpty() && onBlank == OnBlank.KEEP ? null : value;
        return text(Field.DESCRIPTION, value, characters, MAX_DESCRIPTION);
    }

    private static @Nullable Fault text(Field field, String value, int characters, int limit) {
        int control =
                (characters & CellText.CONTROL) == 0
                        ? CellText.NO_CHARACTER
                        : CellText.controlIn(value, "\t\r\n");
        return control == CellText.NO_CHARACTER
                ? tooLong(field, value, limit)
                : controlCharacter(field, control);
    }

    private @Nullable Fault price(String value) {
        if (value.isEmpty()) {
            price = null;
            cleared = onBlank == OnBlank.CLEAR ? PRICE_CLEARED : Set.of();
            return null;
        }
        return switch (PriceCell.read(value)) {
            case PriceCell.Amount(BigDecimal amount) -> {
                price = amount;
                yield null;
            }
            case PriceCell.NoAmount(RowProblem problem, String message) ->
                    new Fault(Field.PRICE, problem, message);
        };
    }

    private @Nullable Fault active(String value) {
        if (value.isEmpty()) {
            active = onBlank == OnBlank.CLEAR ? Boolean.TRUE : null;
            return null;
        }
        active =
                switch (value.strip().toLowerCase(Locale.ROOT)) {
                    case "true", "t", "yes", "y", "1", "on" -> Boolean.TRUE;
                    case "false", "f", "no", "n", "0", "off" -> Boolean.FALSE;
                    default -> null;
                };
        return active != null
                ? null
                : new Fault(
                        Field.ACTIVE,
                        RowProblem.BAD_BOOLEAN,
                        "%s is neither true, t, yes, y, 1, on nor false, f, no, n, 0, off"
                                .formatted(PriceCell.shown(value)));
    }

    private static Fault controlCharacter(Field field, int character) {
        return new Fault(
                field,
                RowProblem.CONTROL_CHARACTER,
                "the %s holds the control character U+%04X; remove it"
                        .formatted(field.text(), character));
    }

    private static @Nullable Fault tooLong(Field field, String value, int limit) {
        var length = CellText.length(value, limit);
        return length <= limit
                ? null
                : new Fault(
                        field,
                        RowProblem.TOO_LONG,
                        "the %s has %,d characters, at most %,d are allowed"
                                .formatted(field.text(), length, limit));
    }
}
