package org.productimporter.web.common;

import java.io.IOException;

/// Reading a body was refused. Parsers report it as any failure of a stream; the response is its problem.
public final class RefusedBodyException extends IOException {

    private final transient ProblemException problem;

    public RefusedBodyException(ProblemException problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /// 413 if the body is too large, 503 if too many bodies are in memory.
    public ProblemException problem() {
        return problem;
    }
}
