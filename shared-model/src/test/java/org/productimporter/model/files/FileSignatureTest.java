package org.productimporter.model.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileSignatureTest {

    private static Optional<String> type(String head) {
        var bytes = head.getBytes(ISO_8859_1);
        return FileSignature.of(bytes, bytes.length).map(FileSignature::type);
    }

    @Test
    void firstBytesDetermineTheType() {
        assertThat(type("GIF89a")).hasValue("a GIF image");
        assertThat(type("\u007fELF\2")).hasValue("a program");
        assertThat(type("\u00ff\u00fe\0\0s\0\0\0")).hasValue("text in UTF-32");
        assertThat(type("\u00ff\u00fes\0k\0u\0")).hasValue("text in UTF-16");
        assertThat(type("PK\3\4\24\0xl/workbook.xml")).hasValue("an Excel workbook (.xlsx)");
        assertThat(type("PK\3\4\24\0products.csv")).hasValue("an Excel workbook (.xlsx) or a zip archive");
        assertThat(type("\u00ef\u00bb\u00bf <!DOCTYPE\n html>")).hasValue("an HTML page");
        assertThat(type("[\n {\"sku\": 1}]")).hasValue("JSON");
    }

    @Test
    void csvFileHasNoSignature() {
        assertThat(type("")).isEmpty();
        assertThat(type("sku,name\nA-1,<b>Lamp</b>\n")).isEmpty();
        assertThat(type("\u00ef\u00bb\u00bfsku;name\n")).isEmpty();
    }

    @Test
    void nulBytesDetectUtf16WithoutByteOrderMark() {
        var utf16 = "sku,name\nA-1,Lamp\n".getBytes(UTF_16BE);
        assertThat(FileSignature.byNulBytes(utf16, utf16.length)).map(FileSignature::type).hasValue("text in UTF-16");

        var csv = "sku,name\nA-1,Lamp\n".getBytes(UTF_8);
        assertThat(FileSignature.byNulBytes(csv, csv.length)).isEmpty();
    }
}
