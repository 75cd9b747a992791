package org.productimporter.importer.charset;

import java.nio.charset.Charset;

/// A charset, the text that it makes of the bytes, and how plausible the text is.
///
/// @param charset the charset
/// @param text the decoded bytes
/// @param plausibility 1 for a text of one language without any oddity, 0 or less for none; witnesses may add to it
record Candidate(Charset charset, String text, double plausibility) {

    String name() {
        return CharsetNames.shown(charset);
    }
}
