package org.productimporter.db.changes;

import java.util.Locale;
import java.util.Objects;

/// A field of a product that a difference can contain. The attributes are one field.
public enum DifferenceField {
    NAME(1), DESCRIPTION(2), PRICE(4), ACTIVE(8), ATTRIBUTES(16);

    static final int ALL = 31;

    private final int bit;

    DifferenceField(int bit) {
        this.bit = bit;
    }

    /// Returns the name in REST.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    int bit() {
        return bit;
    }

    private int bitIf(boolean differs) {
        return differs ? bit : 0;
    }

    /// Returns the bits of the fields that differ.
    static int differing(ProductValues before, ProductValues after) {
        return NAME.bitIf(!before.name().equals(after.name()))
                | DESCRIPTION.bitIf(!before.description().equals(after.description()))
                | PRICE.bitIf(before.price() != after.price()) | ACTIVE.bitIf(before.active() != after.active())
                | ATTRIBUTES.bitIf(!Objects.equals(before.attributes(), after.attributes()));
    }
}
