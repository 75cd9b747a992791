package org.productimporter.web.imports.ui;

import org.jspecify.annotations.Nullable;

/// One file on its way from a browser to this node.
///
/// @param bytes length that the browser declared; -1 when it did not
/// @param words why it was refused or broke off; empty otherwise
/// @param importId the import that it became
record BrowserUpload(long number, String user, String fileName, long bytes, long arrived, @Nullable Long bytesPerSecond,
        Stage stage, String words, @Nullable Long importId) {

    /// Where it stands.
    public enum Stage {
        ARRIVING, ACCEPTED, REFUSED
    }

    /// Seconds until it is here at its present rate; null when that is not known.
    @Nullable
    Long secondsLeft() {
        return bytesPerSecond == null || bytesPerSecond == 0 || bytes < 0 ? null
                : Math.ceilDiv(bytes - arrived, bytesPerSecond);
    }

    double percent() {
        return bytes <= 0 ? 0 : 100.0 * arrived / bytes;
    }

    BrowserUpload arrived(long count, @Nullable Long rate) {
        return new BrowserUpload(number, user, fileName, bytes, count, rate, stage, words, importId);
    }

    BrowserUpload accepted(long id) {
        return new BrowserUpload(number, user, fileName, bytes, arrived, null, Stage.ACCEPTED, "", id);
    }

    BrowserUpload refused(String why) {
        return new BrowserUpload(number, user, fileName, bytes, arrived, null, Stage.REFUSED, why, null);
    }
}
