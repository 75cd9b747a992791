package org.productimporter.importer.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal;

/// The charset of a text and its evidence.
///
/// @param charset the charset, or the most plausible one
/// @param markBytes length of the byte order mark
/// @param reason one sentence
/// @param alternatives names of other plausible charsets, most plausible first
/// @param question null if the text decides
public record CharsetChoice(Charset charset, int markBytes, String reason, List<String> alternatives,
        MappingProposal.@Nullable Question question) {

    static CharsetChoice decided(Charset charset, int markBytes, String reason) {
        return new CharsetChoice(charset, markBytes, reason, List.of(), null);
    }

    /// Returns whether the bytes can be used as they are.
    public boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /// Returns the usual name of the charset.
    public String name() {
        return CharsetNames.shown(charset);
    }
}
