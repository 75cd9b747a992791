package org.productimporter.db.changes;

/// How a block is encoded: its version (one byte), then the records.
///
/// A record: its length without this number (32 bits), product ID (64 bits), flags (one byte), version, previous change and
/// SKU, then the values before and those after, each if present. Values: name, description, price plus one, and length of
/// the attributes plus one, each if the flags contain its field. Numbers without a size have seven bits a byte, the lowest
/// first; a text is preceded by its length. The length and the ID are fixed, so that the record of a product is found
/// without reading those before it.
final class DifferenceEncoding {

    static final int LENGTH_BYTES = Integer.BYTES;
    static final int FLAGS = Long.BYTES;

    /// The lowest five bits of the flags are those of the fields.
    static final int HAS_BEFORE = 1 << 5;
    static final int HAS_AFTER = 1 << 6;

    /// The value of `active` before, or after if there are no values before. With both, the other one is its opposite.
    static final int ACTIVE = 1 << 7;

    private DifferenceEncoding() {}
}
