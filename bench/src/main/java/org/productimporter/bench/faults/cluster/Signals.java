package org.productimporter.bench.faults.cluster;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Sends POSIX signals with the system call itself: a program would take milliseconds longer. Thread-safe.
public enum Signals {
    KILL(9), STOP(19), CONTINUE(18), TERMINATE(15), INTERRUPT(2), QUIT(3);

    @SuppressWarnings("restricted") private static final MethodHandle SYSTEM_CALL = Linker.nativeLinker()
            .downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private final int number;

    Signals(int number) {
        this.number = number;
    }

    /// Sends the signal. A process that has ended is ignored.
    public void send(long process) {
        try {
            var _ = (int) SYSTEM_CALL.invokeExact((int) process, number);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot send " + this + " to process " + process, e);
        }
    }
}
