package org.productimporter.web.imports.ui.mapping;

/// Texts for mappings. Pure functions.
final class MappingLabels {

    private static final int MAX_NAME_LENGTH = 100;

    private MappingLabels() {}

    /// The name of a file without its type, as the name of a new profile.
    static String profileName(String fileName) {
        var name = fileName.replaceFirst("(?i)(\\.(csv|tsv|txt|xlsx|xlsm|gz|zip))+$", "").strip();
        var shown = name.isEmpty() ? fileName : name;
        return shown.length() > MAX_NAME_LENGTH ? shown.substring(0, MAX_NAME_LENGTH) : shown;
    }
}
