package org.productimporter.web.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One node of the cluster as the database sees it.
///
/// @param isHere whether it is the one that answers
/// @param connections open ones to this database
/// @param busy those of them that run a statement or hold a transaction
/// @param connectedAt when the oldest of them was opened, which is renewed now and then; null
///     when it has none
/// @param held imports that it manages
/// @param pace what its workers did in the last minute
public record Node(
        String name,
        boolean isHere,
        int connections,
        int busy,
        @Nullable Instant connectedAt,
        List<Held> held,
        Pace pace) {

    /// An import in the hands of a node.
    ///
    /// @param state as the import says
    /// @param since when the attempt began
    /// @param silence since the last heartbeat; null when there was none
    public record Held(
            long importId,
            String fileName,
            String state,
            @Nullable Instant since,
            @Nullable Duration silence) {}

    /// Work of a minute.
    ///
    /// @param workers that have done a chunk
    /// @param helped imports of other nodes that they worked on
    public record Pace(int workers, long chunks, long rows, List<Long> helped) {

        static final Pace NONE = new Pace(0, 0, 0, List.of());
    }

    /// Whether a node is there.
    public enum Life {
        ALIVE,
        /// It is connected, but what it holds got no heartbeat for too long.
        SILENT,
        /// It holds work and has no connection left.
        GONE
    }

    /// Pure.
    ///
    /// @param deadAfter so long a silence is taken for death
    public Life life(Duration deadAfter) {
        if (connections == 0) {
            return Life.GONE;
        }
        return held.stream()
                        .map(Held::silence)
                        .filter(Objects::nonNull)
                        .anyMatch(silence -> silence.compareTo(deadAfter) >= 0)
                ? Life.SILENT
                : Life.ALIVE;
    }
}
