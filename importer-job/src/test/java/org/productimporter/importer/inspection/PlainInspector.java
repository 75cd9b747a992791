package org.productimporter.importer.inspection;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.source.SourceFormat;
import org.productimporter.importer.source.SourceSample;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.imports.ImportOptions;

/// Inspects plain files in UTF-8 that need not exist on a disk.
public record PlainInspector(SourceInspector inspector) {

    static final SourceFormat PLAIN =
            new SourceFormat("text", "UTF-8", null, LineNumbering.LINES, true, Map.of(), List.of(), Map.of());

    public PlainInspector(FileLimits limits) {
        this(new SourceInspector(UnpackLimits.DEFAULTS, limits, ProfileFinder.NONE));
    }

    public Inspection inspect(SeekableByteChannel channel, ImportOptions options) throws IOException {
        try {
            var head = RangeReader.firstOf(channel, 0, SourceSample.MAX_BYTES);
            var sample = new SourceSample(head, head.length == channel.size(), PLAIN);
            var detected = inspector.detect(sample, options, false);
            return detected.asks() ? new Inspection.NeedsMapping(detected.mapping())
                    : inspector.split(channel, head, detected);
        } catch (FileRejectedException e) {
            return new Inspection.Rejected(e.failure());
        }
    }
}
