package org.productimporter.bench.faults.cluster;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Recognizes the COMMIT statements of one connection in the PostgreSQL protocol. For one thread.
final class CommitDetector {

    private final Map<String, Boolean> statements = new HashMap<>();

    /// Whether a message of the client runs a COMMIT, as simple query or as prepared statement.
    boolean isCommit(int type, byte[] body) {
        return switch (type) {
            case 'Q' -> isCommit(text(body, 0));
            case 'P' -> {
                var name = text(body, 0);
                statements.put(name, isCommit(text(body, name.length() + 1)));
                yield false;
            }
            case 'B' -> {
                var portal = text(body, 0);
                yield statements.getOrDefault(text(body, portal.length() + 1), false);
            }
            default -> false;
        };
    }

    private static boolean isCommit(String sql) {
        return sql.strip().equalsIgnoreCase("commit");
    }

    /// The string up to the next zero byte. One character per byte, so lengths are offsets.
    private static String text(byte[] body, int from) {
        var end = from;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
