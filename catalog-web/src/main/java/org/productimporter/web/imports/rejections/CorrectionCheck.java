package org.productimporter.web.imports.rejections;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.productimporter.model.product.RejectionCode;
import org.productimporter.model.rejections.RejectedRecord;
import org.productimporter.model.rejections.RejectionRecords;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;

/// Checks corrections against the rejected rows of their import. For one request.
final class CorrectionCheck {

    private static final int MAX_SHOWN_NAMES = 20;

    private final long importId;
    private final List<Correction> corrections;
    private final RejectionRecords records;
    private final Map<Long, Integer> missing = new TreeMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    CorrectionCheck(long importId, List<Correction> corrections, RejectionRecords records) {
        this.importId = importId;
        this.corrections = corrections;
        this.records = records;
        for (int index = 0; index < corrections.size(); index++) {
            var line = corrections.get(index).line();
            var earlier = missing.putIfAbsent(line, index);
            if (earlier != null) {
                errors.add(new FieldError(lineOf(index),
                        "line %,d is given twice, as row %d and as row %d".formatted(line, earlier + 1, index + 1)));
            }
        }
    }

    private static String lineOf(int index) {
        return "[%d].line".formatted(index);
    }

    /// Returns the lines in the order of the file.
    Set<Long> lines() {
        return new TreeMap<>(missing).keySet();
    }

    /// Returns the new values of cells by line.
    Map<Long, Map<String, String>> cells() {
        return corrections.stream().collect(Collectors.toMap(Correction::line, Correction::cells));
    }

    void check(RejectedRecord rejection) {
        int index = missing.getOrDefault(rejection.line(), 0);
        missing.remove(rejection.line());
        if (rejection.code().equals(RejectionCode.RECORD_TOO_LARGE.code())) {
            errors.add(new FieldError(lineOf(index),
                    "line %,d is too large, and only its beginning is stored; correct it in the original file"
                            .formatted(rejection.line())));
            return;
        }
        var names = new HashSet<String>();
        records.cells(rejection).forEach(cell -> names.add(cell.name()));
        corrections.get(index)
                .cells()
                .keySet()
                .stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> {
                    var shown = records.names().stream().limit(MAX_SHOWN_NAMES).collect(Collectors.joining(", "));
                    errors.add(new FieldError("[%d].cells.%s".formatted(index, name),
                            "line %,d has no column \"%s\"; its columns are %s".formatted(rejection.line(), name,
                                    shown)));
                });
    }

    /// @throws ProblemException 400 with all errors
    void finish() {
        missing.forEach((line,
                index) -> errors.add(new FieldError(lineOf(index),
                        "line %,d of import %d was not rejected; the list of its rejections has the lines"
                                .formatted(line, importId))));
        if (!errors.isEmpty()) {
            throw ProblemException.fields(errors);
        }
    }
}
