package org.productimporter.importer.split;

/// A quote is never closed, and more than one record would be lost.
public final class UnclosedQuoteException extends RuntimeException {

    private final long line;
    private final long column;

    UnclosedQuoteException(long line, long column) {
        super("The quote opened at line %d column %d is never closed.".formatted(line, column));
        this.line = line;
        this.column = column;
    }

    /// Returns the physical line of the quote, from 1.
    public long line() {
        return line;
    }

    /// Returns the position of the quote in its line in bytes, from 1.
    public long column() {
        return column;
    }
}
