package org.productimporter.importer.rows;

/// A cell consists of blanks and a quoted text, which FastCSV reads as unquoted: the record is read again. Always the same
/// instance without stack trace.
final class PaddedQuoteException extends RuntimeException {

    static final PaddedQuoteException INSTANCE = new PaddedQuoteException();

    private PaddedQuoteException() {
        super("blanks before a quote", null, false, false);
    }
}
