package org.productimporter.web.imports.mapping;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
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
import org.productimporter.web.imports.profiles.ProfileDraft;

/// The proposal of an import as a user sends it back, held against the one that was stored. Immutable.
final class MappingCorrection {

    /// The settings that decide which columns a file has. A profile keeps those that the file does not show by itself.
    private static final List<String> READING = List.of("header", "delimiter", "charset", "sheet", "skip_lines");

    private final Proposal sent;
    private final MappingProposal stored;
    private final ImportOptions before;
    private final Map<String, @Nullable Object> options;
    private final Map<String, @Nullable Object> proposed;

    /// @param before the options of the import
    MappingCorrection(Proposal sent, MappingProposal stored, ImportOptions before) {
        this.sent = sent;
        this.stored = stored;
        this.before = before;
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

    /// Returns the errors of the settings. What was proposed has none.
    List<FieldError> settingErrors() {
        return options.entrySet()
                .stream()
                .filter(option -> isChanged(option.getKey()))
                .flatMap(option -> error(option.getKey(), option.getValue()))
                .toList();
    }

    private boolean isChanged(String option) {
        return !Objects.equals(options.get(option), proposed.get(option));
    }

    /// Whether the file may have other columns than those of the stored header.
    boolean readsDifferently() {
        return READING.stream().anyMatch(this::isChanged);
    }

    /// Whether the columns are to be proposed again.
    boolean asksAgain() {
        return sent.columns().isEmpty() && (readsDifferently() || stored.header().isEmpty());
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
    MappingAnswer answer() {
        var kind = asksAgain() ? MappingAnswer.Kind.READ_DIFFERENTLY : MappingAnswer.Kind.CONFIRMED;
        return new MappingAnswer(sent.applyTo(before), kind);
    }

    /// Returns the options under which the file shows its columns.
    ImportOptions reading() {
        var fields = new HashMap<String, @Nullable Object>();
        READING.forEach(option -> fields.put(option, options.get(option)));
        return ImportOptions.of(fields);
    }

    /// Returns the profile that keeps the mapping.
    ///
    /// @param header the header cells of the file as it is read now; null if they are unknown
    ProfileDraft profile(String name, @Nullable List<String> header) {
        var signature = header != null && "first".equals(sent.header()) ? HeaderSignature.of(header) : null;
        return new ProfileDraft(name, signature, sent.columns(), profileOptions());
    }

    /// What all files with this header have in common.
    private Map<String, @Nullable Object> profileOptions() {
        var kept = new LinkedHashMap<String, @Nullable Object>(options);
        kept.entrySet()
                .removeIf(option -> option.getValue() == null
                        || (READING.contains(option.getKey()) && isShownByTheFile(option.getKey())));
        return kept;
    }

    private boolean isShownByTheFile(String option) {
        return !isChanged(option) && !before.toMap().containsKey(option)
                && stored.questions().stream().noneMatch(question -> question.field().equals(option));
    }
}
