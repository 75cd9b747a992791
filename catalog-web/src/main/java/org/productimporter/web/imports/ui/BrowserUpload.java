package org.productimporter.web.imports.ui;

import org.jspecify.annotations.Nullable;

/// The upload of one file from a browser to this node.
///
/// @param bytes the declared length; -1 if unknown
/// @param error why the upload was rejected or interrupted; empty otherwise
/// @param importId the import of the file, once it is accepted
record BrowserUpload(long number, String user, String fileName, long bytes, long received,
        @Nullable Long bytesPerSecond, State state, String error, @Nullable Long importId) {

    enum State {
        UPLOADING, ACCEPTED, REJECTED
    }

    /// The remaining seconds at the current rate; null if unknown.
    @Nullable
    Long secondsLeft() {
        return bytesPerSecond == null || bytesPerSecond == 0 || bytes < 0 ? null
                : Math.ceilDiv(bytes - received, bytesPerSecond);
    }

    double percent() {
        return bytes <= 0 ? 0 : 100.0 * received / bytes;
    }

    BrowserUpload received(long count, long rate) {
        return new BrowserUpload(number, user, fileName, bytes, count, rate, state, error, importId);
    }

    BrowserUpload accepted(long id) {
        return new BrowserUpload(number, user, fileName, bytes, received, null, State.ACCEPTED, "", id);
    }

    BrowserUpload rejected(String reason) {
        return new BrowserUpload(number, user, fileName, bytes, received, null, State.REJECTED, reason, null);
    }
}
