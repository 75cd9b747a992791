package org.productimporter.importer.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.testing.ProductFile.Edition;

/// A small file with everything that goes wrong in practice: all line ends mixed, quotes of every
/// kind, blank lines, SKUs outside ASCII, duplicates, and bad rows of every code, some of them
/// the last row of their SKU. Header `sku,name,description,price,active`; some 1.3 MB, most of it
/// one record that is over the limit. The same rows, edition and seed give the same bytes.
///
/// @param rows records, header and blank lines apart; 400 or more hold every oddity
/// @param edition [Edition#CHANGED] gives ordinary rows other values
/// @param seed varies the ordinary rows, the line ends and the blank lines
public record HostileFile(int rows, Edition edition, long seed) {

    /// Two thousand rows, the original edition, the usual seed.
    public static final HostileFile STANDARD = new HostileFile(2_000, Edition.ORIGINAL, 7);

    /// Bad bytes per mark: ISO-8859-1 `é`, a lone 0xFF, an overlong slash, a surrogate, a cut
    /// `é`.
    private static final List<byte[]> BAD_BYTES =
            List.of(new byte[] {(byte) 0xE9}, new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xC0, (byte) 0xAF},
                    new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, new byte[] {(byte) 0xC3});

    /// Writes the file, replacing what was there.
    ///
    /// @return `file`, for chaining
    public Path writeTo(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// The file as bytes. It starts with a byte order mark and ends without a line end.
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        put(out, "\uFEFFsku,name,description,price,active");
        var records = records();
        for (int index = 0; index < records.size(); index++) {
            var random = new RowRandom(seed + 1, index);
            put(out, lineEnd(random));
            if (random.percent(4)) {
                // A line feed alone would join a carriage return before it to one line end.
                put(out, "\r\n");
            }
            putRecord(out, records.get(index), index);
        }
        return out.toByteArray();
    }

    private static String lineEnd(RowRandom random) {
        return List.of("\n", "\r\n", "\r").get(random.below(3));
    }

    /// Ordinary rows with one odd row after every few, all odd rows in their order.
    private List<String> records() {
        var odd = new ArrayList<>(OddRows.ALL);
        odd.add(OddRows.overOneMebibyte());
        var every = Math.max(1, rows / odd.size());
        var records = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            var next = row / every;
            var takesOdd = row % every == every - 1 && next < odd.size();
            records.add(takesOdd ? odd.get(next) : ordinary(row));
        }
        return records;
    }

    private String ordinary(int row) {
        var random = new RowRandom(seed, row);
        var sku = "hostile-" + random.below(rows * 2L / 3);
        var spelled = random.percent(30) ? "Hostile" + sku.substring(7) : sku;
        var name = OddRows.NAMES.get(random.below(OddRows.NAMES.size()));
        var description = OddRows.DESCRIPTIONS.get(random.below(OddRows.DESCRIPTIONS.size()));
        var price = OddRows.PRICES.get(random.below(OddRows.PRICES.size()));
        var active = OddRows.BOOLEANS.get(random.below(OddRows.BOOLEANS.size()));
        var changed = edition == Edition.CHANGED ? "2" : "";
        return String.join(",", spelled, changed + name, description, price, active);
    }

    /// Replaces the mark for bad bytes, which text cannot hold.
    private static void putRecord(ByteArrayOutputStream out, String row, int index) {
        var mark = row.indexOf(OddRows.BAD_BYTES_MARK);
        if (mark < 0) {
            put(out, row);
            return;
        }
        put(out, row.substring(0, mark));
        out.writeBytes(BAD_BYTES.get(index % BAD_BYTES.size()));
        put(out, row.substring(mark + 1));
    }

    private static void put(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
