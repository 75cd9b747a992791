package org.productimporter.importer.source;

/// Ends an inspection from within; [FileInspector] turns it into a value.
final class FileRejectedException extends RuntimeException {

    private final transient FileRejection rejection;

    FileRejectedException(String title, String detail, String action) {
        super(title, null, false, false);
        this.rejection = new FileRejection(title, detail, action);
    }

    FileRejection rejection() {
        return rejection;
    }
}
