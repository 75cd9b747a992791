package org.productimporter.importer.csv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Bytes of which almost every border is delicate, for property tests.
public final class NastyBytes {

    private static final List<byte[]> PARTS = List.of(text("\""), text("\"\""), text("\r"), text("\n"), text("\r\n"),
            text(","), text(",\""), text("\","), text("\"\n"), text("a"), text("sku"), text("1"), text(" "), text("\t"),
            text("é"), text("€"), text("😀"), text("\uFEFF"), text("\0"), text("\u0001"), text("x,y\n"), text("x,y\n"),
            text("\"x\ny\",z\r\n"), text("0123456789abcdef"), new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xE2, (byte) 0x82});

    private NastyBytes() {}

    /// Up to about 60 parts; many of them are no valid CSV and some no valid UTF-8.
    public static Arbitrary<byte[]> any() {
        return Arbitraries.of(PARTS).list().ofMaxSize(60).map(NastyBytes::join);
    }

    private static byte[] join(List<byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        parts.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
