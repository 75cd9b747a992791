package org.productimporter.importer.rows;

/// A cell consists of blanks and a quoted text, which FastCSV reads as unquoted: the record is read again. Without stack
/// trace.
final class PaddedQuoteException extends RuntimeException {

    PaddedQuoteException() {
        super("blanks before a quote", null, false, false);
    }
}
