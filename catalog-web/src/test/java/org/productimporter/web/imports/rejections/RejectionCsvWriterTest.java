package org.productimporter.web.imports.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.rejections.RejectionService.Layout;
import org.productimporter.web.imports.rejections.RejectionService.Rejection;

class RejectionCsvWriterTest {

    private static String write(Layout layout, String raw) throws IOException {
        var out = new StringWriter();
        var writer = new RejectionCsvWriter(layout, out);
        writer.writeHeader();
        writer.write(new Rejection(7, 6L, null, "too_long", "why", raw));
        writer.flush();
        return out.toString();
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
}
