package org.productimporter.importer.workbook;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.failure.FileRejectedException;

/// The texts that the cells of a workbook share. Read as far as they are needed, and kept in a temporary file: a sheet of
/// 500,000 rows has 100 MB of them. Programs number texts in the order of their first use, so that most are returned as
/// they are read. Not thread-safe.
final class SharedStrings implements Closeable {

    private static final int FLUSH_BYTES = 256 * 1024;
    private static final int RECENT = 4_096;
    /// Their ends take 80 MB of memory. A sheet with all rows has ten columns of so many different texts.
    private static final int MAX_COUNT = 10_000_000;
    private static final int BLOCK = 8_192;
    private static final int MAX_RECENT_CHARACTERS = 256;

    private final @Nullable XmlPart part;
    private final Path folder;
    private final ByteArrayOutputStream unflushed = new ByteArrayOutputStream(FLUSH_BYTES * 2);
    private final Map<Integer, String> recent = new LinkedHashMap<>(RECENT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > RECENT;
        }
    };
    private @Nullable FileChannel file;
    /// The end of each text in the file, in blocks: one growing array would need twice its memory.
    private final List<long[]> ends = new ArrayList<>();
    private int count;
    private long flushed;

    /// @param part the part, or null if the workbook has none
    /// @param folder the folder of the temporary file
    SharedStrings(@Nullable XmlPart part, Path folder) {
        this.part = part;
        this.folder = folder;
    }

    String get(int index) throws IOException {
        if (index < 0) {
            throw missing(index);
        }
        if (index >= count) {
            return readTo(index);
        }
        var known = recent.get(index);
        if (known != null) {
            return known;
        }
        var text = load(index);
        keep(index, text);
        return text;
    }

    private void keep(int index, String text) {
        if (text.length() <= MAX_RECENT_CHARACTERS) {
            recent.put(index, text);
        }
    }

    private String readTo(int index) throws IOException {
        var xml = part;
        var text = new StringBuilder();
        while (count <= index) {
            if (xml == null || !xml.goTo(() -> xml.starts("si"))) {
                throw missing(index);
            }
            text.setLength(0);
            RichText.append(xml, "si", text);
            store(text.toString());
        }
        var last = text.toString();
        keep(index, last);
        return last;
    }

    private void store(String text) throws IOException {
        if (count == MAX_COUNT) {
            throw new FileRejectedException("Too many different texts in the workbook",
                    "It has more than %,d.".formatted(MAX_COUNT), "Save the sheet as \"CSV UTF-8\" and import that.");
        }
        if (count % BLOCK == 0) {
            ends.add(new long[BLOCK]);
        }
        unflushed.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        ends.getLast()[count++ % BLOCK] = flushed + unflushed.size();
        if (unflushed.size() >= FLUSH_BYTES) {
            var bytes = ByteBuffer.wrap(unflushed.toByteArray());
            while (bytes.hasRemaining()) {
                flushed += file().write(bytes, flushed);
            }
            unflushed.reset();
        }
    }

    private FileChannel file() throws IOException {
        if (file == null) {
            Files.createDirectories(folder);
            var name = Files.createTempFile(folder, "shared-strings-", ".part");
            file = FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    private String load(int index) throws IOException {
        long from = index == 0 ? 0 : end(index - 1);
        int length = Math.toIntExact(end(index) - from);
        if (from >= flushed) {
            return new String(unflushed.toByteArray(), Math.toIntExact(from - flushed), length, StandardCharsets.UTF_8);
        }
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file().read(bytes, from + bytes.position()) < 0) {
                throw new IOException("The temporary file of the workbook is too short.");
            }
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    private long end(int index) {
        return ends.get(index / BLOCK)[index % BLOCK];
    }

    private static FileRejectedException missing(int index) {
        return XmlPart.damaged(new IOException("the text %d is missing".formatted(index)));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (part != null) {
            part.close();
        }
    }
}
