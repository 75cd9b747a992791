package org.productimporter.web.imports.ui.mapping;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal.Proposal;
import org.productimporter.web.imports.ui.options.CharsetLabels;
import org.productimporter.web.ui.format.Numbers;

/// A setting under which a file is read.
enum FileSetting {
    CHARSET("Character set"),
    DELIMITER("Delimiter"),
    SHEET("Sheet"),
    SKIP_LINES("Lines to skip"),
    HEADER("Column names"),
    DECIMAL("Decimal mark"),
    CURRENCY("Currency");

    private final String label;

    FileSetting(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// The name of the option, and in the reasons and questions of a proposal.
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The proposed value as in questions; null if the file has none.
    @Nullable
    String value(Proposal proposal) {
        return switch (this) {
            case CHARSET -> proposal.charset();
            case DELIMITER -> proposal.delimiter().equals("\t") ? "tab" : proposal.delimiter();
            case SHEET -> proposal.sheet();
            case SKIP_LINES -> Integer.toString(proposal.skipLines());
            case HEADER -> proposal.header();
            case DECIMAL -> proposal.decimal();
            case CURRENCY -> proposal.currency();
        };
    }

    /// A value in words.
    String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this == SHEET ? "First sheet" : "None";
        }
        return switch (this) {
            case CHARSET -> CharsetLabels.label(value);
            case DELIMITER -> delimiter(value);
            case HEADER -> value.equals("none") ? "No row names the columns" : "The first row names the columns";
            case DECIMAL -> value.equals("comma") ? "Comma: 1.234,50" : "Point: 1,234.50";
            case SKIP_LINES -> value.equals("0") ? "No lines" : Numbers.count(Long.parseLong(value), "line", "lines");
            case SHEET, CURRENCY -> value;
        };
    }

    private static String delimiter(String value) {
        return switch (value) {
            case "," -> "Comma ( , )";
            case ";" -> "Semicolon ( ; )";
            case "tab" -> "Tab";
            case "|" -> "Vertical bar ( | )";
            default -> value;
        };
    }
}
