package org.productimporter.importer.csv;

import java.nio.charset.Charset;

/// How a file is written: its charset (UTF-8, or one byte a character with ASCII below 128) and
/// its column delimiter, an ASCII character. The quote is always `"`.
public record Dialect(Charset charset, char delimiter) {

    public Dialect {
        if (delimiter >= 128 || delimiter == '"' || delimiter == '\r' || delimiter == '\n') {
            throw new IllegalArgumentException(
                    "a delimiter is an ASCII character other than quote and line end");
        }
    }
}
