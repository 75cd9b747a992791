package org.productimporter.importer.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.unpack.ZipArchive;
import org.productimporter.importer.workbook.Sheet;
import org.productimporter.importer.workbook.Workbook;
import org.productimporter.model.mapping.MappingProposal.Question;

/// A sheet of a workbook. Its normal form has one record for each row of the sheet.
final class SheetSource implements Source {

    private static final int MAX_NAMES = 20;

    private final Workbook workbook;
    private final Sheet sheet;
    private final SourceSample sample;

    /// @param chosen name of the sheet that a user has chosen, or null
    /// @param confirmed whether a user has confirmed the options, so that nothing is asked
    SheetSource(Workbook workbook, @Nullable String chosen, boolean confirmed) throws IOException {
        this.workbook = workbook;
        var candidates = chosen == null ? filled(workbook) : List.of(named(workbook.sheets(), chosen));
        this.sheet = candidates.getFirst();
        var asks = candidates.size() > 1 && !confirmed;
        var names = candidates.stream().map(Sheet::name).toList();
        var reason = chosen != null ? "Chosen."
                : asks ? "%,d sheets have content.".formatted(names.size()) : "The first visible sheet with content.";
        var format = new SourceFormat("xlsx", "UTF-8", sheet.name(), LineNumbering.ROWS, false, Map.of("sheet", reason),
                asks ? List.of(question(names)) : List.of(),
                names.size() > 1 ? Map.of("sheet", names.subList(1, names.size())) : Map.of());
        try (var csv = open(new AtomicLong())) {
            var head = csv.readNBytes(SourceSample.MAX_BYTES);
            this.sample = new SourceSample(head, head.length < SourceSample.MAX_BYTES, format);
        }
    }

    private static Question question(List<String> names) {
        return new Question("sheet", "%,d sheets of the workbook have content: %s. Which one holds the products?"
                .formatted(names.size(), shown(names)), names);
    }

    private static List<Sheet> filled(Workbook workbook) throws IOException {
        List<Sheet> filled = new ArrayList<>();
        for (var sheet : workbook.sheets()) {
            if (sheet.visible() && !workbook.isEmpty(sheet)) {
                filled.add(sheet);
            }
        }
        if (filled.isEmpty()) {
            throw new FileRejectedException("The workbook is empty",
                    "None of its %,d sheets is visible and has content.".formatted(workbook.sheets().size()),
                    "Export the products again, or name a hidden sheet.");
        }
        return filled;
    }

    private static Sheet named(List<Sheet> sheets, String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .or(() -> sheets.stream().filter(sheet -> sheet.name().equalsIgnoreCase(name.strip())).findFirst())
                .orElseThrow(() -> new FileRejectedException("The sheet is not in the workbook",
                        "There is no sheet \"%s\"; there are %s.".formatted(ZipArchive.shown(name),
                                shown(sheets.stream().map(Sheet::name).toList())),
                        "Choose one of them, or leave the sheet out."));
    }

    private static String shown(List<String> names) {
        return names.stream()
                .limit(MAX_NAMES)
                .map(name -> '"' + ZipArchive.shown(name) + '"')
                .collect(Collectors.joining(", "));
    }

    @Override
    public SourceSample sample() {
        return sample;
    }

    @Override
    public InputStream open(AtomicLong read) throws IOException {
        return workbook.openCsv(sheet, read);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
