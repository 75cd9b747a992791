package org.productimporter.model.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionRecordsTest {

    private static final RejectionLayout SKU_AND_NAME = new RejectionLayout(',', List.of("sku", "name"), Set.of(0, 1));

    private static String write(RejectionLayout layout, String raw) throws IOException {
        var out = new ByteArrayOutputStream();
        var records = new RejectionRecords(layout);
        var writer = new CsvRecordWriter(records.delimiter(), records.header(), UnaryOperator.identity(), out);
        writer.write(records.record(new RejectedRecord(7, "too_long", "why", raw)));
        writer.finish();
        return out.toString(UTF_8);
    }

    @Test
    void doesNotRepeatTheAddedColumnsOfARejectionsFile() throws IOException {
        var layout = new RejectionLayout(',', List.of("sku", "line", "Code", "message"), Set.of(0));

        assertThat(write(layout, "A,3,too_long,old")).isEqualTo("\uFEFFsku,line,code,message\r\nA,7,too_long,why\r\n");
    }

    @Test
    void keepsAColumnThatContainsAField() throws IOException {
        var layout = new RejectionLayout(',', List.of("code", "name"), Set.of(0, 1));

        assertThat(write(layout, "A,B"))
                .isEqualTo("\uFEFFcode,name,line,rejection_code,message\r\nA,B,7,too_long,why\r\n");
    }

    /// As a spreadsheet reads them. Cells without a column follow the message, so that the record stays invalid.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            B,5" pipe         | 'B,"5"" pipe",7,too_long,why'
            E,a,b             | 'E,a,7,too_long,why,b'
            E,a,b,"c,d"       | 'E,a,7,too_long,why,b,"c,d"'
            A                 | 'A,,7,too_long,why'
            A,"B              | 'A,B,7,too_long,why'
            A,"B"x            | 'A,Bx,7,too_long,why'
            A,B"b"            | 'A,"B""b""\",7,too_long,why'
            'A, "B, b" '      | 'A,"B, b ",7,too_long,why'
            A,"B ""b""\"       | 'A,"B ""b""\",7,too_long,why'
            """)
    void placesTheCellsInTheirColumns(String raw, String expected) throws IOException {
        assertThat(write(SKU_AND_NAME, raw)).isEqualTo("\uFEFFsku,name,line,code,message\r\n" + expected + "\r\n");
    }

    @Test
    void hasTheDelimiterOfTheFile() throws IOException {
        var layout = new RejectionLayout('\t', List.of("sku", "name"), Set.of(0, 1));

        assertThat(write(layout, "\" A\"\t\"two\r\nlines \"\"x\"\"\"")).isEqualTo(
                "\uFEFFsku\tname\tline\tcode\tmessage\r\n\" A\"\t\"two\r\nlines \"\"x\"\"\"\t7\ttoo_long\twhy\r\n");
    }

    /// Failing 27: a formula is not changed.
    @Test
    void keepsFormulasExactly() throws IOException {
        for (var start : List.of("=", "+", "-", "@", "\t", "\r", "\uFF1D")) {
            assertThat(write(SKU_AND_NAME, "A,\"" + start + "HYPERLINK(1)\"")).contains(start + "HYPERLINK(1)")
                    .doesNotContain("'");
        }
    }

    @Test
    void correctsCellsByTheNameOrNumberOfTheirColumn() {
        var layout = new RejectionLayout(',', List.of("sku", "price", "price", ""), Set.of(0, 1));
        var records = new RejectionRecords(layout);
        var rejection = new RejectedRecord(7, "bad_number", "why", "A,x,y\uFFFD,z,zz", List.of(1));

        assertThat(records.names()).containsExactly("sku", "2", "3", "4");
        assertThat(records.cells(rejection)).extracting(RejectionRecords.Cell::name, RejectionRecords.Cell::invalid)
                .containsExactly(tuple("sku", false), tuple("2", true), tuple("3", true), tuple("4", false),
                        tuple("5", true));
        assertThat(records.record(rejection, Map.of("2", "1.50", "5", ""))).containsExactly("A", "1.50", "y\uFFFD", "z",
                "7", "bad_number", "why", "");
    }

    @Test
    void aColumnOfTheFileKeepsItsName() {
        var header = new RejectionRecords(new RejectionLayout(',', List.of("sku", "Line"), Set.of(0))).header();

        assertThat(header).containsExactly("sku", "Line", "rejection_line", "code", "message");
        assertThat(RejectionColumns.without(header)).containsExactly("sku", "Line");
        assertThat(RejectionProfile.importOf(RejectionProfile.name(7))).hasValue(7);
        assertThat(RejectionProfile.importOf("Supplier")).isEmpty();
    }
}
