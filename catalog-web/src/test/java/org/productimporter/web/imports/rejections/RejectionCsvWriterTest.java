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

    private static String written(Layout layout, String raw) throws IOException {
        var out = new StringWriter();
        var table = new RejectionCsvWriter(layout, out);
        table.writeHeader();
        table.write(new Rejection(7, 6L, null, "too_long", "why", raw));
        table.flush();
        return out.toString();
    }

    @Test
    void aRejectionsFileThatIsRejectedAgainKeepsItsColumns() throws IOException {
        var layout = new Layout(',', List.of("sku", "line", "Code", "message"), Set.of(0));

        assertThat(written(layout, "A,3,too_long,old")).isEqualTo("sku,line,code,message\r\nA,7,too_long,why\r\n");
    }

    @Test
    void aColumnThatFeedsAFieldIsNeverReplaced() throws IOException {
        var layout = new Layout(',', List.of("code", "name"), Set.of(0, 1));

        assertThat(written(layout, "A,B")).isEqualTo("code,name,line,rejection_code,message\r\nA,B,7,too_long,why\r\n");
    }

    @Test
    void aRecordThatDoesNotFitIsKeptWholeAndComesBackWithoutASku() throws IOException {
        var layout = new Layout(',', List.of("sku", "name"), Set.of(0, 1));
        for (var raw : List.of("A", "A,B,C", "A,\"B", "A,B\"b\"")) {
            assertThat(written(layout, raw)).startsWith("sku,name,line,code,message\r\n,,7,too_long,")
                    .contains(raw.replace("\"", "\"\""));
        }
    }

    @Test
    void lineEndsQuotesAndSpacesSurvive() throws IOException {
        var layout = new Layout('\t', List.of("sku", "name"), Set.of(0, 1));

        assertThat(written(layout, "\" A\"\t\"two\r\nlines \"\"x\"\"\""))
                .endsWith("\r\n\" A\",\"two\r\nlines \"\"x\"\"\",7,too_long,why\r\n");
    }
}
