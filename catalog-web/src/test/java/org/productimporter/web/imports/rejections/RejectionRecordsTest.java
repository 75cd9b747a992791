package org.productimporter.web.imports.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.rejections.RejectionService.Layout;
import org.productimporter.web.imports.rejections.RejectionService.Rejection;

class RejectionRecordsTest {

    private static String write(Layout layout, String raw) throws IOException {
        return write(layout, RejectionFormat.CSV, raw);
    }

    private static String write(Layout layout, RejectionFormat format, String raw) throws IOException {
        var out = new ByteArrayOutputStream();
        var records = new RejectionRecords(layout);
        var writer = format.writer(records.header(), out);
        writer.write(records.record(new Rejection(7, 6L, null, "too_long", "why", raw)));
        writer.finish();
        return out.toString(UTF_8);
    }

    @Test
    void doesNotRepeatTheAddedColumnsOfARejectionsFile() throws IOException {
        var layout = new Layout(',', List.of("sku", "line", "Code", "message"), Set.of(0));

        assertThat(write(layout, "A,3,too_long,old")).isEqualTo("sku,line,code,message\r\nA,7,too_long,why\r\n");
    }

    @Test
    void keepsAColumnThatContainsAField() throws IOException {
        var layout = new Layout(',', List.of("code", "name"), Set.of(0, 1));

        assertThat(write(layout, "A,B")).isEqualTo("code,name,line,rejection_code,message\r\nA,B,7,too_long,why\r\n");
    }

    @Test
    void appendsARecordThatDoesNotFitToTheMessage() throws IOException {
        var layout = new Layout(',', List.of("sku", "name"), Set.of(0, 1));
        for (var raw : List.of("A", "A,B,C", "A,\"B", "A,B\"b\"")) {
            assertThat(write(layout, raw)).startsWith("sku,name,line,code,message\r\n,,7,too_long,")
                    .contains(raw.replace("\"", "\"\""));
        }
    }

    @Test
    void quotesLineEndsQuotesAndSpaces() throws IOException {
        var layout = new Layout('\t', List.of("sku", "name"), Set.of(0, 1));

        assertThat(write(layout, "\" A\"\t\"two\r\nlines \"\"x\"\"\""))
                .endsWith("\r\n\" A\",\"two\r\nlines \"\"x\"\"\",7,too_long,why\r\n");
    }

    @Test
    void keepsFormulasExactlyUnlessSafetyIsRequested() throws IOException {
        var layout = new Layout(',', List.of("sku", "name"), Set.of(0, 1));
        for (var start : List.of("=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20")) {
            var raw = "A,\"" + start + "HYPERLINK(1)\"";
            assertThat(write(layout, raw)).contains(start + "HYPERLINK(1)").doesNotContain("'");
            assertThat(write(layout, RejectionFormat.SAFE_CSV, raw)).contains("'" + start + "HYPERLINK(1)");
        }
        assertThat(write(layout, RejectionFormat.SAFE_CSV, "A-1,B=2")).contains("\r\nA-1,B=2,7,");
    }
}
