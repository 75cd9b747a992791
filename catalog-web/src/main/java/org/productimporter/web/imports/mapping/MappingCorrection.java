package org.productimporter.web.imports.mapping;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;
import org.productimporter.model.mapping.HeaderSignature;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.mapping.MappingProposal.Proposal;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.imports.MappingAnswer;
import org.productimporter.web.imports.profiles.ColumnTargets;

/// The proposal of an import as a user sends it back, held against the one that was stored. Immutable.
final class MappingCorrection {

    /// What belongs to one file and not to all files with its header: kept in a profile only if the file did not show it.
    private static final List<String> SHOWN_BY_THE_FILE = List.of("delimiter", "charset", "sheet", "skip_lines");

    private final Proposal sent;
    private final MappingProposal stored;
    private final Map<String, @Nullable Object> options;
    private final Map<String, @Nullable Object> proposed;

    MappingCorrection(Proposal sent, MappingProposal stored) {
        this.sent = sent;
        this.stored = stored;
        this.options = options(sent);
        this.proposed = options(stored.proposal());
    }

    /// The options of a proposal by name, without its columns.
    private static Map<String, @Nullable Object> options(Proposal proposal) {
        var options = new LinkedHashMap<String, @Nullable Object>();
        options.put("header", proposal.header());
        options.put("delimiter", proposal.delimiter());
        options.put("charset", proposal.charset());
        options.put("sheet", proposal.sheet());
        options.put("skip_lines", proposal.skipLines());
        options.put("decimal", proposal.decimal());
        options.put("currency", proposal.currency());
        options.put("unknown", proposal.unknown());
        return options;
    }

    /// Returns the errors of all fields; empty if the import can continue. What was proposed has none.
    List<FieldError> errors() {
        var changed = options.entrySet().stream().filter(option -> isChanged(option.getKey())).toList();
        var errors =
                new ArrayList<>(changed.stream().flatMap(option -> error(option.getKey(), option.getValue())).toList());
        if (!readsDifferently() || !sent.columns().isEmpty()) {
            errors.addAll(ColumnTargets.errors(sent.columns(), readsDifferently() ? null : stored.header()));
        }
        return errors;
    }

    private boolean isChanged(String option) {
        return !Objects.equals(options.get(option), proposed.get(option));
    }

    /// Whether the file has other columns than those of the stored header.
    private boolean readsDifferently() {
        return isChanged("header") || SHOWN_BY_THE_FILE.stream().anyMatch(this::isChanged);
    }

    private static Stream<FieldError> error(String name, @Nullable Object value) {
        try {
            ImportOptions.of(nullable(name, value));
            return name.equals("charset") && value != null && !isCharset(value.toString())
                    ? Stream.of(new FieldError(name, "charset is a name such as UTF-8 or windows-1252, not " + value))
                    : Stream.of();
        } catch (InvalidOptionException e) {
            return Stream.of(new FieldError(name, String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, @Nullable Object> nullable(String name, @Nullable Object value) {
        var option = new HashMap<String, @Nullable Object>();
        option.put(name, value);
        return option;
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /// Merges the proposal into the options of the import.
    MappingAnswer answer(ImportOptions before) {
        var kind = sent.columns().isEmpty() ? MappingAnswer.Kind.READ_DIFFERENTLY : MappingAnswer.Kind.CONFIRMED;
        return new MappingAnswer(sent.applyTo(before), kind);
    }

    Map<String, @Nullable String> columns() {
        return sent.columns();
    }

    /// The signature of the header of the file; null if it has no header, or another one than the one that was proposed.
    @Nullable
    String headerSignature() {
        var known = "first".equals(sent.header()) && !readsDifferently();
        return known ? HeaderSignature.of(stored.header()) : null;
    }

    /// The options that a profile keeps: what all files with this header have in common.
    Map<String, @Nullable Object> profileOptions() {
        var kept = new LinkedHashMap<String, @Nullable Object>(options);
        var asked = stored.questions().stream().map(MappingProposal.Question::field).toList();
        kept.entrySet()
                .removeIf(option -> option.getValue() == null || (SHOWN_BY_THE_FILE.contains(option.getKey())
                        && !isChanged(option.getKey()) && !asked.contains(option.getKey())));
        return kept;
    }
}
