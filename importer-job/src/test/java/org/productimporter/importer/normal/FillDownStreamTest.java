package org.productimporter.importer.normal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.model.product.ProductField;

class FillDownStreamTest {

    private static final String HEADER = "Handle,Title,Body,Variant SKU,Image\n";
    private static final CsvLayout LAYOUT =
            new CsvLayout(',', List.of("Handle", "Title", "Body", "Variant SKU", "Image"), Map.of(ProductField.SKU, 3));
    private static final FillDown RULE = new FillDown(0, Set.of(1, 2), Set.of(4));

    private static String filled(String rows) throws IOException {
        var text = new ByteArrayInputStream((HEADER + rows).getBytes(UTF_8));
        try (var stream = new FillDownStream(text, LAYOUT, HEADER.length(), 2, RULE)) {
            return new String(stream.readAllBytes(), UTF_8).substring(HEADER.length());
        }
    }

    @Test
    void blankCellsAreThoseOfTheFirstRowWithTheKey() throws IOException {
        assertThat(filled("""
                lamp,Lamp,"Say ""hi"", now",L1
                lamp,, ,L2
                lamp,Own,,L3
                desk,,,D1
                ,,,X
                """)).isEqualTo("""
                lamp,Lamp,"Say ""hi"", now",L1
                lamp,"Lamp","Say ""hi"", now",L2
                lamp,Own,"Say ""hi"", now",L3
                desk,,,D1
                ,,,X
                """);
    }

    @Test
    void recordsStayOnTheirLines() throws IOException {
        assertThat(filled("lamp,Lamp,\"two\nlines\",L1\nlamp,,,L2\nlamp,,,L3")).isEqualTo(
                "lamp,Lamp,\"two\nlines\",L1\n\r\nlamp,\"Lamp\",\"two\nlines\",L2\nlamp,\"Lamp\",\"two\nlines\",L3");
    }

    @Test
    void malformedRecordIsKept() throws IOException {
        assertThat(filled("lamp,Lamp,\"x\"y,L1\nlamp,,,L2\n")).isEqualTo("lamp,Lamp,\"x\"y,L1\nlamp,,,L2\n");
    }

    @Test
    void recordWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
        var start = (HEADER + "lamp,Lamp,b,L1\nlamp,\"").getBytes(UTF_8);
        var text = new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        try (var stream = new FillDownStream(text, LAYOUT, HEADER.length(), 2, RULE)) {
            assertThatThrownBy(() -> stream.transferTo(OutputStream.nullOutputStream())).isInstanceOfSatisfying(
                    FileRejectedException.class, refused -> assertThat(refused.failure().detail())
                            .isEqualTo("The row on line 3 has more than 4,194,304 bytes."));
        }
    }

    @Test
    void rowOfImagesIsABlankLine() throws IOException {
        assertThat(filled("""
                lamp,,,,x.jpg
                lamp,Lamp,,L1,a.jpg
                lamp,,,,"b
                .jpg"
                lamp,,,
                lamp,,,L2,b.jpg
                lamp,,,,c.jpg""")).isEqualTo("lamp,,,,x.jpg\nlamp,Lamp,,L1,a.jpg\n\n\r\nlamp,,,\nlamp,,,L2,b.jpg\n");
    }

    @Test
    void blocksMayEndAnywhere() throws IOException {
        var row = "lamp,,\"" + "x".repeat(1_000_003) + "\",L\r\n";
        var rows = "lamp,Lamp,b,L1\r\n" + row.repeat(12);

        assertThat(filled(rows)).isEqualTo("lamp,Lamp,b,L1\r\n" + row.replace("lamp,,", "lamp,\"Lamp\",").repeat(12));
    }
}
