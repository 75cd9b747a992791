package org.productimporter.web.imports.rejections;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.productimporter.model.rejections.RecordWriter;
import org.productimporter.model.rejections.RejectedRecord;
import org.productimporter.model.rejections.RejectionRecords;

/// Corrected rows in the form of a rejections file. Holds one batch of rows in memory, however many there are. Used once.
@SuppressWarnings("JdkObsolete") // SequenceInputStream takes an Enumeration.
final class CorrectedFile implements Enumeration<InputStream> {

    private final RejectionRecords records;
    private final Map<Long, Map<String, String>> corrections;
    private final Iterator<List<RejectedRecord>> batches;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final RecordWriter writer;

    private CorrectedFile(RejectionRecords records, Map<Long, Map<String, String>> corrections,
            Iterator<List<RejectedRecord>> batches) throws IOException {
        this.records = records;
        this.corrections = corrections;
        this.batches = batches;
        this.writer = RejectionFormat.CSV.writer(records, bytes);
    }

    /// @param corrections the new values of cells by line
    /// @param batches the rejected rows in the order of the file
    static InputStream of(RejectionRecords records, Map<Long, Map<String, String>> corrections,
            Iterator<List<RejectedRecord>> batches) throws IOException {
        return new SequenceInputStream(new CorrectedFile(records, corrections, batches));
    }

    @Override
    public boolean hasMoreElements() {
        return batches.hasNext();
    }

    @Override
    public InputStream nextElement() {
        try {
            for (var rejection : batches.next()) {
                writer.write(records.record(rejection, corrections.getOrDefault(rejection.line(), Map.of())));
            }
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var next = new ByteArrayInputStream(bytes.toByteArray());
        bytes.reset();
        return next;
    }
}
