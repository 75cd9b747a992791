package org.productimporter.importer.source;

/// Ends an inspection from within; [InspectFile] turns it into a value.
final class RefusedException extends RuntimeException {

    private final FileProblem problem;

    RefusedException(String title, String detail, String action) {
        super(title, null, false, false);
        this.problem = new FileProblem(title, detail, action);
    }

    FileProblem problem() {
        return problem;
    }
}
