package org.productimporter.importer.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Packs contents into containers.
final class Containers {

    /// Writes the cells of a sheet.
    @FunctionalInterface
    interface Cells {
        void write(Worksheet sheet);
    }

    private Containers() {}

    static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    /// Entries in the order name, text, name, text.
    static byte[] zip(String... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int at = 0; at < entries.length; at += 2) {
                zip.putNextEntry(new ZipEntry(entries[at]));
                zip.write(entries[at + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    static byte[] workbook(Cells cells) throws IOException {
        return workbook(List.of("Products"), cells);
    }

    /// The same cells on each sheet.
    static byte[] workbook(List<String> sheets, Cells cells) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            for (var name : sheets) {
                cells.write(workbook.newWorksheet(name));
            }
        }
        return bytes.toByteArray();
    }
}
