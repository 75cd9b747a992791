package org.productimporter.importer.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.importer.unpack.ZipArchive;

/// An Excel workbook (.xlsx), read by streaming. Not thread-safe.
///
/// The reader of fastexcel is not used, because it keeps all shared texts in memory.
public final class Workbook implements Closeable {

    private final ZipArchive archive;
    private final Path folder;
    private final List<Sheet> sheets = new ArrayList<>();
    private @Nullable String stringsPart;
    private @Nullable String stylesPart;
    private boolean from1904;

    /// @param folder folder for temporary files
    /// @throws org.productimporter.importer.failure.FileRejectedException if the workbook is damaged or exceeds a limit
    public Workbook(Path file, UnpackLimits limits, Path folder) throws IOException {
        this.archive = new ZipArchive(file, limits);
        this.folder = folder;
        try {
            readStructure();
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private void readStructure() throws IOException {
        var workbook = workbookPart();
        var parts = readRelationships(workbook);
        try (var part = new XmlPart(archive.open(workbook))) {
            while (part.goTo(() -> part.starts("sheet") || part.starts("workbookPr"))) {
                if (part.starts("sheet")) {
                    addSheet(part, parts);
                } else {
                    var flag = part.attribute("date1904");
                    from1904 = "1".equals(flag) || "true".equalsIgnoreCase(flag);
                }
            }
        }
    }

    private void addSheet(XmlPart part, Map<String, String> parts) {
        var target = parts.get(part.requiredAttribute("id"));
        if (target != null && archive.contains(target)) {
            sheets.add(new Sheet(part.requiredAttribute("name"),
                    part.attribute("state") == null || "visible".equals(part.attribute("state")), target));
        }
    }

    private String workbookPart() throws IOException {
        if (archive.contains("_rels/.rels")) {
            try (var part = new XmlPart(archive.open("_rels/.rels"))) {
                while (part.goTo(() -> part.starts("Relationship"))) {
                    if (part.requiredAttribute("Type").endsWith("/officeDocument")) {
                        return resolved("", part.requiredAttribute("Target"));
                    }
                }
            }
        }
        return "xl/workbook.xml";
    }

    private Map<String, String> readRelationships(String workbook) throws IOException {
        int slash = workbook.lastIndexOf('/') + 1;
        var base = workbook.substring(0, slash);
        Map<String, String> parts = new HashMap<>();
        try (var part = new XmlPart(archive.open(base + "_rels/" + workbook.substring(slash) + ".rels"))) {
            while (part.goTo(() -> part.starts("Relationship"))) {
                var target = resolved(base, part.requiredAttribute("Target"));
                var type = part.requiredAttribute("Type");
                if (type.endsWith("/sharedStrings")) {
                    stringsPart = target;
                } else if (type.endsWith("/styles")) {
                    stylesPart = target;
                } else if (type.endsWith("/worksheet")) {
                    parts.put(part.requiredAttribute("Id"), target);
                }
            }
        }
        return parts;
    }

    private static String resolved(String base, String target) {
        return target.startsWith("/") ? target.substring(1) : base + target;
    }

    /// Returns the sheets with cells, in their order.
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /// Returns whether a sheet has a cell with content.
    public boolean isEmpty(Sheet sheet) throws IOException {
        try (var rows = rows(sheet, new AtomicLong())) {
            return rows.next() == null;
        }
    }

    private SheetRows rows(Sheet sheet, AtomicLong read) throws IOException {
        var styles = readStyles();
        var strings = new SharedStrings(
                stringsPart == null || !archive.contains(stringsPart) ? null : new XmlPart(archive.open(stringsPart)),
                folder);
        return new SheetRows(new XmlPart(archive.open(sheet.part(), read)), strings, styles, new NumberText(from1904));
    }

    private Styles readStyles() throws IOException {
        if (stylesPart == null || !archive.contains(stylesPart)) {
            return Styles.NONE;
        }
        try (var part = new XmlPart(archive.open(stylesPart))) {
            return Styles.read(part);
        }
    }

    /// Opens a sheet as CSV in UTF-8: `,` as delimiter, CRLF as line end, and one record for each row of the sheet.
    ///
    /// @param read receives about the number of bytes of the file that have been read
    public InputStream openCsv(Sheet sheet, AtomicLong read) throws IOException {
        return new SheetCsvStream(rows(sheet, read));
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
