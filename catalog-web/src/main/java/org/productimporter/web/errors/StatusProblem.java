package org.productimporter.web.errors;

import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;

/// The problem for a status whose cause is unknown.
final class StatusProblem {

    private StatusProblem() {}

    static ProblemException of(int code) {
        var status = HttpStatus.resolve(code);
        var known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        var detail = switch (known) {
            case BAD_REQUEST -> "The request is not valid HTTP, or its path or headers contain invalid characters";
            case NOT_FOUND -> "There is nothing at this address";
            default -> known.getReasonPhrase();
        };
        return ProblemException.of(known, known.getReasonPhrase(), detail);
    }
}
