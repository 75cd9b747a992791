package org.productimporter.model.rejections;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The columns that a rejections file has behind those of its import. They are known when it comes back. Pure functions.
public final class RejectionColumns {

    private static final List<String> NAMES = List.of("line", "code", "message");
    private static final String PREFIX = "rejection_";

    private RejectionColumns() {}

    /// Returns the names of the three columns behind the columns `own`. A name that `own` has gets a prefix, because two
    /// columns with the same name cannot be told apart.
    public static List<String> behind(List<String> own) {
        Set<String> taken = own.stream().map(RejectionColumns::folded).collect(Collectors.toSet());
        return NAMES.stream().map(name -> taken.contains(name) ? PREFIX + name : name).toList();
    }

    /// Returns the number of columns before those of a rejections file.
    public static int before(List<String> header) {
        int own = header.size() - NAMES.size();
        return own > 0 && header.subList(own, header.size())
                .stream()
                .map(RejectionColumns::folded)
                .toList()
                .equals(behind(header.subList(0, own))) ? own : header.size();
    }

    /// Returns the header of the import.
    public static List<String> without(List<String> header) {
        return header.subList(0, before(header));
    }

    /// Returns the name by which a mapping, or a correction, refers to a column: the header cell, or the number from 1 of a
    /// column whose cell is blank or occurs twice.
    public static String nameOf(List<String> header, int column) {
        var cell = column < header.size() ? header.get(column) : "";
        return cell.isEmpty() || Collections.frequency(header, cell) > 1 ? String.valueOf(column + 1) : cell;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
