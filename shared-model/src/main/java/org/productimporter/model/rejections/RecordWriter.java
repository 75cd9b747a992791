package org.productimporter.model.rejections;

import java.io.IOException;
import java.util.List;

/// Writes records to a file in constant memory. Not thread-safe.
public interface RecordWriter {

    void write(List<String> cells) throws IOException;

    /// Completes the file and flushes its stream, which the caller closes.
    void finish() throws IOException;
}
