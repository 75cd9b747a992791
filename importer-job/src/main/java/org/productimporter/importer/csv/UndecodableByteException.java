package org.productimporter.importer.csv;

import java.nio.charset.CharacterCodingException;

/// A byte cannot be decoded with the charset.
public final class UndecodableByteException extends CharacterCodingException {

    private final int at;

    /// @param at index of the byte
    public UndecodableByteException(int at) {
        this.at = at;
    }

    /// Returns the index of the byte in the array.
    public int at() {
        return at;
    }

    @Override
    public String getMessage() {
        return "byte " + at + " cannot be decoded";
    }
}
