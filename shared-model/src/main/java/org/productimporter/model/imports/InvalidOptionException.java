package org.productimporter.model.imports;

/// An option of an import that makes no sense, with its name as REST and the command line spell
/// it.
public final class InvalidOptionException extends IllegalArgumentException {

    private final String option;

    public InvalidOptionException(String option, String message) {
        super(message);
        this.option = option;
    }

    /// Name of the option, such as `on_blank`.
    public String option() {
        return option;
    }
}
