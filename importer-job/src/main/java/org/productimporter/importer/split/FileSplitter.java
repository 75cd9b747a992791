package org.productimporter.importer.split;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.source.Header;
import org.productimporter.importer.source.HeaderReader;

/// Cuts a file into ranges of whole records, reading it once in blocks. Used for one file.
public final class FileSplitter {

    private static final int BLOCK_BYTES = 1024 * 1024;

    private final SeekableByteChannel channel;
    private final FileLimits limits;
    private final SkuSampler sample;
    private final RecordScanner scanner;
    private final List<FileRange> ranges = new ArrayList<>();
    private final long fileBytes;
    private final int wantedBytes;
    private final long firstByte;
    private final long firstLine;

    private long rangeStart;
    private long rangeLine;
    private long recordStart;
    private long recordLine;

    public FileSplitter(SeekableByteChannel channel, Header header, FileLimits limits, SkuSampler sample)
            throws IOException {
        this.channel = channel;
        this.limits = limits;
        this.sample = sample;
        this.scanner = new RecordScanner(header.layout().delimiter());
        this.fileBytes = channel.size();
        this.wantedBytes = limits.rangeBytes(fileBytes);
        this.firstByte = header.endByte();
        this.firstLine = header.endLine();
    }

    /// The ranges, which together hold every byte after the header.
    ///
    /// @throws FileRejectedException when a quote is never closed and more than one record is lost by
    ///     it
    /// @throws FileChangedException when the file grows or shrinks meanwhile
    public List<FileRange> cut() throws IOException {
        rangeStart = recordStart = firstByte;
        rangeLine = recordLine = firstLine;
        var block = ByteBuffer.allocate(Math.clamp(fileBytes, 1, BLOCK_BYTES));
        long position = firstByte;
        channel.position(position);
        while (channel.read(block.clear()) >= 0) {
            scan(block.array(), block.position(), position);
            position += block.position();
        }
        if (position != fileBytes) {
            throw new FileChangedException("the file changed during inspection: it had %,d bytes and now has %,d"
                    .formatted(fileBytes, position));
        }
        if (recordStart < fileBytes) {
            rejectUnclosedQuote();
            endRecord(fileBytes);
        }
        endRange(fileBytes);
        return ranges;
    }

    private void scan(byte[] block, int length, long position) {
        int at = 0;
        int end;
        while ((end = scanner.nextEnd(block, at, length)) != RecordScanner.NONE) {
            long start = recordStart;
            if (sample.wants(start) && start >= position) {
                sample.add(start, block, Math.toIntExact(start - position), end);
            }
            endRecord(position + end);
            at = end;
        }
    }

    private void endRecord(long end) {
        if (end - recordStart > limits.maxRecordBytes()) {
            endRange(recordStart);
            recordStart = end;
            recordLine = firstLine + scanner.lines();
            endRange(end);
            return;
        }
        recordStart = end;
        recordLine = firstLine + scanner.lines();
        if (end - rangeStart >= wantedBytes) {
            endRange(end);
        }
    }

    /// Ends the range in hand before the record that starts at `end`.
    private void endRange(long end) {
        if (end > rangeStart) {
            ranges.add(new FileRange(ranges.size(), rangeStart, end, rangeLine));
        }
        rangeStart = end;
        rangeLine = recordLine;
    }

    private void rejectUnclosedQuote() {
        if (scanner.isQuoted() && fileBytes - recordStart > limits.maxRecordBytes()) {
            throw HeaderReader.unclosedQuote(firstLine + scanner.openQuoteLine(), scanner.openQuoteColumn(), limits);
        }
    }
}
