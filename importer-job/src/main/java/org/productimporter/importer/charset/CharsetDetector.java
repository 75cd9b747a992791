package org.productimporter.importer.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.model.mapping.MappingProposal.Question;

/// Detects the charset of one text from its first bytes: by its mark, its NUL bytes, the structure of UTF-8, otherwise by
/// the plausibility of what other charsets make of it. Asks if that does not decide.
public final class CharsetDetector {

    /// Fewer bad rows are damage of a UTF-8 file, unless the header is among them.
    private static final int MIN_BAD_LINES = 3;

    /// So many correct characters for each bad byte show that the text is UTF-8.
    private static final int CORRECT_PER_BAD = 10;

    private final boolean confirmed;
    private final Optional<ByteOrderMark> mark;
    private final NulPattern nuls;
    private final Utf8Evidence evidence;

    /// @param head the first bytes
    /// @param whole whether they are the whole text
    /// @param confirmed whether a user has confirmed the options, so that nothing is asked
    public CharsetDetector(byte[] head, boolean whole, boolean confirmed) {
        this.confirmed = confirmed;
        this.mark = ByteOrderMark.of(head);
        this.nuls = new NulPattern(head);
        this.evidence = new Utf8Evidence(head, whole);
    }

    /// Returns the charset.
    ///
    /// @param option name of the charset that a user has chosen, or null
    /// @throws FileRejectedException if the name is unknown or the file is binary
    public CharsetChoice detect(@Nullable String option) {
        var choice = option == null ? byEvidence() : chosen(option);
        if (choice.isUtf8() && nuls.isBinary()) {
            throw new FileRejectedException("Not a text file", "More than half of its first bytes are NUL.",
                    "Export the products as CSV or .xlsx and import that.");
        }
        return choice;
    }

    private CharsetChoice byEvidence() {
        if (mark.isPresent()) {
            return CharsetChoice.decided(mark.get().charset(), mark.get().length(),
                    "The file starts with the mark of " + mark.get().charset().name() + ".");
        }
        var western = nuls.western();
        if (western.isPresent()) {
            return CharsetChoice.decided(western.get(), 0, "Every second byte is NUL, as in UTF-16 and UTF-32.");
        }
        if (evidence.isValid()) {
            return CharsetChoice.decided(StandardCharsets.UTF_8, 0, evidence.isAscii() ? "The text is ASCII."
                    : "All %,d characters outside ASCII are valid UTF-8.".formatted(evidence.characters()));
        }
        var other = nuls.other();
        return other.isPresent() ? CharsetChoice.decided(other.get(), 0, "NUL bytes stand as in UTF-16.")
                : byPlausibility();
    }

    private CharsetChoice byPlausibility() {
        boolean isDamage = evidence.badLines() < MIN_BAD_LINES && evidence.firstBadLine() > 1;
        if (isDamage || evidence.badBytes() * CORRECT_PER_BAD <= evidence.characters()) {
            return damagedUtf8();
        }
        var found = new LegacyDetector(evidence.otherThanAscii());
        var best = found.best();
        if (found.isDecided() || confirmed) {
            return CharsetChoice.decided(best.charset(), 0,
                    "%,d lines hold bytes that are not UTF-8; as %s they are plausible text."
                            .formatted(evidence.badLines(), best.name()));
        }
        if (evidence.badLines() * 100 <= evidence.lines() && evidence.firstBadLine() > 1) {
            return damagedUtf8();
        }
        var choices = new ArrayList<>(found.choices());
        choices.add(StandardCharsets.UTF_8.name());
        return asked(best.charset(), choices,
                "%,d of the first %,d lines hold bytes that are not UTF-8, and several charsets are possible."
                        .formatted(evidence.badLines(), evidence.lines()));
    }

    private CharsetChoice damagedUtf8() {
        return CharsetChoice.decided(StandardCharsets.UTF_8, 0,
                "%,d characters are UTF-8; the %,d lines with other bytes are rejected."
                        .formatted(evidence.characters(), evidence.badLines()));
    }

    private CharsetChoice asked(Charset charset, List<String> choices, String message) {
        return new CharsetChoice(charset, 0, message, choices.subList(1, choices.size()),
                new Question("charset", message, choices));
    }

    private CharsetChoice chosen(String option) {
        var charset = withByteOrder(CharsetNames.of(option));
        if (mark.isPresent()) {
            // A mended rejections file is UTF-8, whatever the charset of its import.
            if (!mark.get().charset().equals(charset)) {
                return CharsetChoice.decided(mark.get().charset(), mark.get().length(),
                        "The file starts with the mark of %s, whatever charset is chosen."
                                .formatted(mark.get().charset().name()));
            }
            return CharsetChoice.decided(charset, mark.get().length(), "Chosen.");
        }
        boolean isUtf8 = evidence.isValid() && !evidence.isAscii() && nuls.western().isEmpty();
        if (isUtf8 && !confirmed && !charset.equals(StandardCharsets.UTF_8)) {
            var name = CharsetNames.shown(charset);
            return asked(StandardCharsets.UTF_8, List.of(StandardCharsets.UTF_8.name(), name),
                    "The charset %s is chosen, but all %,d characters outside ASCII are valid UTF-8.".formatted(name,
                            evidence.characters()));
        }
        return CharsetChoice.decided(charset, 0, "Chosen.");
    }

    private Charset withByteOrder(Charset chosen) {
        if (!chosen.name().equals("UTF-16") && !chosen.name().equals("UTF-32")) {
            return chosen;
        }
        return mark.map(ByteOrderMark::charset)
                .or(nuls::western)
                .or(nuls::other)
                .filter(found -> found.name().startsWith(chosen.name()))
                .orElse(Charset.forName(chosen.name() + "LE"));
    }
}
