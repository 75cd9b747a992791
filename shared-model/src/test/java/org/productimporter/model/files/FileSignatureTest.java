package org.productimporter.model.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
        assertThat(type("\u00d0\u00cf\u0011\u00e0")).hasValue("an old Excel workbook (.xls), or one with a password");
        assertThat(type("PK\3\4\24\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"))
                .hasValue("an OpenDocument spreadsheet (.ods)");
        assertThat(type("PK\3\4\24\0word/document.xml")).hasValue("a Word document (.docx)");
        assertThat(type("products.csv" + "\0".repeat(245) + "ustar")).hasValue("a tar archive");
        assertThat(type("\u00ef\u00bb\u00bf <!DOCTYPE\n html>"))
                .hasValue("an HTML page, which some programs save as .xls");
        assertThat(type("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"))
                .hasValue("an XML spreadsheet of Excel 2003");
        assertThat(type("[\n {\"sku\": 1}]")).hasValue("JSON");
    }

    @Test
    void fileThatCanBeImportedHasNoSignature() {
        assertThat(type("")).isEmpty();
        assertThat(type("sku,name\nA-1,<b>Lamp</b>\n")).isEmpty();
        assertThat(type("\u00ef\u00bb\u00bfsku;name\n")).isEmpty();
        assertThat(type("\u00ff\u00fes\0k\0u\0")).isEmpty();
        assertThat(type("\u001f\u008b\10")).isEmpty();
        assertThat(type("PK\3\4\24\0xl/workbook.xml")).isEmpty();
        assertThat(type("PK\3\4\24\0products.csv")).isEmpty();
    }
}
