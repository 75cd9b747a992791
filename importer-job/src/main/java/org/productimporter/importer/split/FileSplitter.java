package org.productimporter.importer.split;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.productimporter.importer.csv.CsvLayout;

/// Splits a file into ranges of whole records. Reads the file once, in blocks. Not thread-safe; for one use.
public final class FileSplitter {

    private static final int BLOCK_BYTES = 1024 * 1024;

    private final SeekableByteChannel channel;
    private final FileLimits limits;
    private final SkuSampler sample;
    private final RecordScanner scanner;
    private final RangeChecksums checksums;
    private final List<FileRange> ranges = new ArrayList<>();
    private final long fileBytes;
    private final int rangeBytes;
    private final long firstByte;
    private final long firstLine;

    private long rangeStart;
    private long rangeLine;
    private long recordStart;
    private long recordLine;

    /// @param layout dialect and columns
    /// @param firstByte first byte of the file after the header
    /// @param firstLine line on which the records start
    public FileSplitter(SeekableByteChannel channel, CsvLayout layout, long firstByte, long firstLine,
            FileLimits limits, SkuSampler sample) throws IOException {
        this.channel = channel;
        this.limits = limits;
        this.sample = sample;
        this.scanner = new RecordScanner(layout.delimiter(), layout.lines());
        this.fileBytes = channel.size();
        this.rangeBytes = limits.rangeBytes(fileBytes);
        this.firstByte = firstByte;
        this.firstLine = firstLine;
        this.checksums = new RangeChecksums(channel, firstByte);
    }

    /// Returns the ranges, which together contain every byte after the header.
    ///
    /// @param digest receives all bytes of the ranges
    /// @throws UnclosedQuoteException if a quote is never closed and more than one record would be lost
    /// @throws FileChangedException if the size of the file changes during the call
    public List<FileRange> split(MessageDigest digest) throws IOException {
        rangeStart = recordStart = firstByte;
        rangeLine = recordLine = firstLine;
        var block = ByteBuffer.allocate(Math.clamp(fileBytes, 1, BLOCK_BYTES));
        long position = firstByte;
        channel.position(position);
        while (channel.read(block.clear()) >= 0) {
            scanAndHash(block.array(), block.position(), position, digest);
            position += block.position();
        }
        if (position != fileBytes) {
            throw new FileChangedException(
                    "It had %,d bytes at the begin of the inspection and now has %,d.".formatted(fileBytes, position));
        }
        if (recordStart < fileBytes) {
            rejectUnclosedQuote();
            endRecord(fileBytes);
        }
        endRange(fileBytes);
        return ranges;
    }

    /// Hashes the block on another thread meanwhile, which takes half as long as the scan.
    private void scanAndHash(byte[] block, int length, long position, MessageDigest digest) throws IOException {
        var hash = CompletableFuture.runAsync(() -> digest.update(block, 0, length), Thread::startVirtualThread);
        try {
            scan(block, length, position);
        } finally {
            hash.join();
        }
    }

    private void scan(byte[] block, int length, long position) throws IOException {
        checksums.beginBlock(block, length, position);
        int at = 0;
        int end;
        while ((end = scanner.nextEnd(block, at, length)) != RecordScanner.NONE) {
            long start = recordStart;
            if (sample.isDue(start) && start >= position) {
                sample.add(start, block, Math.toIntExact(start - position), end);
            }
            endRecord(position + end);
            at = end;
        }
        checksums.endBlock();
    }

    private void endRecord(long end) throws IOException {
        if (end - recordStart > limits.maxRecordBytes()) {
            endRange(recordStart);
            recordStart = end;
            recordLine = firstLine + scanner.lines();
            endRange(end);
            return;
        }
        recordStart = end;
        recordLine = firstLine + scanner.lines();
        if (end - rangeStart >= rangeBytes) {
            endRange(end);
        }
    }

    /// Ends the current range before the record that starts at `end`.
    private void endRange(long end) throws IOException {
        if (end > rangeStart) {
            var checksum = checksums.endRange(rangeStart, end);
            ranges.add(new FileRange(ranges.size(), rangeStart, end, rangeLine, checksum));
        }
        rangeStart = end;
        rangeLine = recordLine;
    }

    private void rejectUnclosedQuote() {
        if (scanner.isQuoted() && fileBytes - recordStart > limits.maxRecordBytes()) {
            throw new UnclosedQuoteException(firstLine + scanner.openQuoteLine(), scanner.openQuoteColumn());
        }
    }
}
