package org.productimporter.importer.report;

/// An import cannot go on and trying again would not help; what to tell the requester is with it.
public final class ImportFailedException extends RuntimeException {

    private final transient ImportProblem problem;

    public ImportFailedException(ImportProblem problem) {
        super(problem.title() + ": " + problem.detail());
        this.problem = problem;
    }

    public ImportProblem problem() {
        return problem;
    }
}
