package org.productimporter.model.imports;

/// An import option has an unknown name or an invalid value.
public final class InvalidOptionException extends IllegalArgumentException {

    private final String option;

    public InvalidOptionException(String option, String message) {
        super(message);
        this.option = option;
    }

    /// Name of the option in REST and on the command line, for example `on_blank`.
    public String option() {
        return option;
    }
}
