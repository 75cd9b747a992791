package org.productimporter.web.imports;

import org.productimporter.web.kit.Problem;
import org.springframework.http.HttpStatus;

/// The answer to an action that makes no sense where an import stands: why, and what would.
final class Refusal {

    private Refusal() {}

    static Problem of(long id, ImportStore.Standing standing, String why) {
        var state = standing.abandoned() ? "abandoned" : standing.state().text();
        return Problem.refused(
                "Import %d is %s and %s".formatted(id, state, why), accepted(standing));
    }

    private static String accepted(ImportStore.Standing standing) {
        return switch (standing.state()) {
            case QUEUED, RUNNING -> "Accepted now: stop";
            case STOPPING -> "Wait until it is stopped; then restart or delete it";
            case STOPPED, FAILED ->
                    standing.abandoned()
                            ? "Accepted now: delete; or send the file again"
                            : "Accepted now: restart, abandon, delete";
            case PREVIEWED -> "Accepted now: apply, delete";
            case COMPLETED -> "Accepted now: delete; to import it once more, send the file again";
        };
    }

    static Problem keyReused(ImportStore.Earlier earlier) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Idempotency-Key used before",
                "This key belongs to import %d of another file, %s. Use a new key for a new file"
                        .formatted(earlier.id(), earlier.fileName()));
    }
}
