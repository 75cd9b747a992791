package org.productimporter.importer.charset;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/// Detects the charset of a text that is not Unicode. Decodes it with every candidate and compares how plausible the texts
/// are. Charsets that give the same text are one candidate.
final class LegacyDetector {

    private static final List<String> SINGLE_BYTE = List.of("windows-1252", "windows-1250", "windows-1251",
            "windows-1254", "windows-1253", "windows-1257", "ISO-8859-2", "ISO-8859-15", "ISO-8859-9", "ISO-8859-5",
            "ISO-8859-7", "KOI8-R", "KOI8-U", "IBM850", "IBM852", "IBM866", "x-MacRoman");
    private static final List<String> ASIAN =
            List.of("windows-31j", "EUC-JP", "GB18030", "x-windows-949", "x-windows-950");

    private static final double MIN_PLAUSIBILITY = 0.85;
    private static final double MIN_LEAD = 0.15;
    private static final double OF_WITNESS = 0.1;
    private static final int MAX_CHOICES = 5;

    private final List<Candidate> candidates = new ArrayList<>();

    /// @param bytes the lines of the text that are not ASCII
    LegacyDetector(byte[] bytes) {
        var texts = new HashSet<String>();
        var witness = witness(bytes);
        for (var name : SINGLE_BYTE) {
            add(name, bytes, texts, witness, false);
        }
        for (var name : ASIAN) {
            add(name, bytes, texts, witness, true);
        }
        candidates.sort(Comparator.comparingDouble(Candidate::plausibility).reversed());
    }

    private void add(String name, byte[] bytes, Set<String> texts, @Nullable Charset witness, boolean asian) {
        if (!Charset.isSupported(name)) {
            return;
        }
        var charset = Charset.forName(name);
        var text = new String(bytes, charset);
        if (texts.add(text)) {
            double own = asian ? AsianPlausibility.of(charset, text) : LetterPlausibility.of(charset, text);
            boolean isWitnessed = witness != null && text.equals(new String(bytes, witness));
            candidates.add(new Candidate(charset, text, isWitnessed ? own + OF_WITNESS : own));
        }
    }

    private static @Nullable Charset witness(byte[] bytes) {
        var detector = new UniversalDetector();
        detector.handleData(bytes);
        detector.dataEnd();
        var name = detector.getDetectedCharset();
        return name == null || !Charset.isSupported(name) ? null : CharsetNames.of(name);
    }

    /// Returns the most plausible candidate.
    Candidate best() {
        return candidates.getFirst();
    }

    /// Returns whether the best candidate is plausible and no other one nearly as plausible.
    boolean isDecided() {
        double best = best().plausibility();
        return best >= MIN_PLAUSIBILITY && best - candidates.get(1).plausibility() >= MIN_LEAD;
    }

    /// Returns the names of the most plausible candidates.
    List<String> choices() {
        return candidates.stream().limit(MAX_CHOICES).map(Candidate::name).toList();
    }
}
