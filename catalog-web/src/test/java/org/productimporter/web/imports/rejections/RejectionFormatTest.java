package org.productimporter.web.imports.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.productimporter.model.rejections.RejectedRecord;
import org.productimporter.model.rejections.RejectionLayout;
import org.productimporter.model.rejections.RejectionRecords;

class RejectionFormatTest {

    private static String write(RejectionFormat format, String raw) throws IOException {
        var out = new ByteArrayOutputStream();
        var records = new RejectionRecords(new RejectionLayout(',', List.of("sku", "name"), Set.of(0, 1)));
        var writer = format.writer(records, out);
        writer.write(records.record(new RejectedRecord(7, "too_long", "why", raw)));
        writer.finish();
        return out.toString(UTF_8);
    }

    @Test
    void disarmsFormulasOnRequestOnly() throws IOException {
        for (var start : List.of("=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20")) {
            var raw = "A,\"" + start + "HYPERLINK(1)\"";
            assertThat(write(RejectionFormat.CSV, raw)).contains(start + "HYPERLINK(1)").doesNotContain("'");
            assertThat(write(RejectionFormat.SAFE_CSV, raw)).contains("'" + start + "HYPERLINK(1)");
        }
        assertThat(write(RejectionFormat.SAFE_CSV, "A-1,B=2")).contains("\r\nA-1,B=2,7,");
    }
}
