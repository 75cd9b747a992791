package org.productimporter.web.jobs;

/// What somebody may want to do to an execution.
public enum JobAction {
    STOP,
    RESTART,
    RECOVER,
    ABANDON
}
