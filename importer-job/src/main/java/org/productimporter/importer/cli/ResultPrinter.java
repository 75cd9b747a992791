package org.productimporter.importer.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.text.InvisibleCharacters;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Prints what precedes the summary of an import: its warnings, and the mapping that it waits for. Thread-safe.
@Component
@Lazy
class ResultPrinter {

    private static final int MAX_SHOWN_ROWS = 5;
    private static final int MAX_SHOWN_CHARACTERS = 24;

    private final ImportResultRepository results;

    ResultPrinter(ImportResultRepository results) {
        this.results = results;
    }

    void print(ImportSummary summary, boolean json, PrintStream out, PrintStream messages) {
        summary.warnings().forEach(warning -> messages.println("warning: " + warning));
        if (summary.state() == ImportState.NEEDS_MAPPING) {
            var mapping = results.mapping(summary.id()).orElseThrow();
            if (json) {
                out.println(JsonMapper.shared().writeValueAsString(mapping));
            } else {
                lines(mapping, summary.id()).forEach(out::println);
            }
        }
    }

    static List<String> lines(MappingProposal mapping, long id) {
        var lines = new ArrayList<String>();
        lines.add("The file does not decide how it is to be read:");
        mapping.questions()
                .forEach(question -> lines.add("  %s: %s%s".formatted(question.field(), question.message(),
                        question.choices().isEmpty() ? "" : " (" + String.join(", ", question.choices()) + ")")));
        lines.add("Proposal:");
        mapping.proposal()
                .columns()
                .forEach((cell, target) -> lines.add("  column \"%s\": %s%s".formatted(shown(cell),
                        target == null ? "left out" : target, reason(mapping, "columns." + cell))));
        settings(mapping, lines);
        lines.add("First rows:");
        lines.add(row(mapping.header()));
        mapping.sample().stream().limit(MAX_SHOWN_ROWS).map(ResultPrinter::row).forEach(lines::add);
        lines.add(
                "Add --accept-proposal to take it, or correct it with options such as --columns='{\"Item No\": \"sku\"}'."
                        + " Import %d waits: PUT /api/imports/%d/mapping continues it.".formatted(id, id));
        return lines;
    }

    private static void settings(MappingProposal mapping, List<String> lines) {
        var proposal = mapping.proposal();
        setting(mapping, lines, "header", proposal.header());
        setting(mapping, lines, "delimiter", "\t".equals(proposal.delimiter()) ? "tab" : proposal.delimiter());
        setting(mapping, lines, "charset", proposal.charset());
        setting(mapping, lines, "decimal", proposal.decimal());
        setting(mapping, lines, "currency", proposal.currency());
        setting(mapping, lines, "sheet", proposal.sheet());
        setting(mapping, lines, "skip_lines", Integer.toString(proposal.skipLines()));
        setting(mapping, lines, "unknown", proposal.unknown());
    }

    private static void setting(MappingProposal mapping, List<String> lines, String name, @Nullable String value) {
        if (value != null) {
            lines.add("  %s: %s%s".formatted(name, shown(value), reason(mapping, name)));
        }
    }

    private static String reason(MappingProposal mapping, String decision) {
        var reason = mapping.reasons().get(decision);
        return reason == null ? "" : "  (" + reason + ")";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(ResultPrinter::shown).collect(Collectors.joining(" | ", "  ", ""));
    }

    /// One line of what is visible, so that a cell cannot control the terminal.
    private static String shown(String cell) {
        var text = new StringBuilder();
        cell.codePoints()
                .map(character -> InvisibleCharacters.isShown(character) ? character : ' ')
                .limit(MAX_SHOWN_CHARACTERS)
                .forEach(text::appendCodePoint);
        return cell.codePointCount(0, cell.length()) > MAX_SHOWN_CHARACTERS ? text + "…" : text.toString();
    }
}
