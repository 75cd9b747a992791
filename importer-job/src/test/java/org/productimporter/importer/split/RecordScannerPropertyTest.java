package org.productimporter.importer.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.productimporter.importer.csv.NastyBytes;

/// The scanner against a plain machine that looks at one byte after the other.
class RecordScannerPropertyTest {

    /// Where a record ends, and how many line ends were passed up to there.
    private record End(long at, long lines) {}

    @Property(tries = 3000)
    void findsTheRecordEndsThatAPlainMachineFinds(@ForAll("nastyBytes") byte[] bytes) {
        assertThat(scan(bytes, bytes.length)).isEqualTo(plain(bytes));
    }

    @Property(tries = 3000)
    void findsTheSameInBlocksOfAnySize(@ForAll("nastyBytes") byte[] bytes,
            @ForAll @IntRange(min = 1, max = 40) int block) {
        assertThat(scan(bytes, block)).isEqualTo(plain(bytes));
    }

    @Provide
    Arbitrary<byte[]> nastyBytes() {
        return NastyBytes.any();
    }

    private static List<End> scan(byte[] bytes, int blockBytes) {
        var scanner = new RecordScanner(',');
        List<End> ends = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += blockBytes) {
            // The bytes around the block must not be looked at.
            var block = new ByteArrayOutputStream();
            block.writeBytes(new byte[] {'"', '\n', ','});
            int length = Math.min(blockBytes, bytes.length - from);
            block.write(bytes, from, length);
            block.writeBytes(new byte[] {'"', '\n', '"'});
            int at = 3;
            int end;
            while ((end = scanner.nextEnd(block.toByteArray(), at, 3 + length)) != RecordScanner.NONE) {
                ends.add(new End(from + end - 3L, scanner.lines()));
                at = end;
            }
        }
        if (bytes.length > 0 && (ends.isEmpty() || ends.getLast().at() < bytes.length)) {
            ends.add(new End(bytes.length, scanner.lines()));
        }
        return ends;
    }

    private static List<End> plain(byte[] bytes) {
        List<End> ends = new ArrayList<>();
        boolean quoted = false;
        boolean fieldStart = true;
        long lines = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte current = bytes[at];
            boolean crLf = current == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
            if (current == '\r' || current == '\n') {
                lines++;
            }
            if (quoted) {
                if (current == '"' && at + 1 < bytes.length && bytes[at + 1] == '"') {
                    at++;
                } else if (current == '"') {
                    quoted = false;
                } else if (crLf) {
                    at++;
                }
                fieldStart = false;
            } else if (current == '"' && fieldStart) {
                quoted = true;
            } else if (current == '\r' || current == '\n') {
                at += crLf ? 1 : 0;
                ends.add(new End(at + 1L, lines));
                fieldStart = true;
            } else {
                fieldStart = current == ',' || (fieldStart && (current == ' ' || current == '\t'));
            }
        }
        if (bytes.length > 0 && (ends.isEmpty() || ends.getLast().at() < bytes.length)) {
            ends.add(new End(bytes.length, lines));
        }
        return ends;
    }
}
