package org.productimporter.bench.faults.cluster;

import org.jspecify.annotations.Nullable;
import org.productimporter.bench.NodeProcess;

/// A node with its network and its clock. For one thread.
///
/// @param process the program, which keeps port and data folder when it is started again
/// @param proxy its network, if the specification has proxies
/// @param clock its clock, if the specification has fake clocks
public record Node(NodeProcess process, @Nullable TcpProxy proxy, @Nullable FakeClock clock) {

    /// Whether `name` in a table of the product is this node, since its latest start. A name ends with the process ID.
    public boolean isNamed(String name) {
        return name.endsWith("-" + process.pid());
    }

    /// Kills the process with SIGKILL and waits until it has ended.
    public void kill() {
        process.kill();
    }

    /// Stops and continues the process with SIGSTOP and SIGCONT.
    public void freeze(boolean frozen) {
        (frozen ? Signals.STOP : Signals.CONTINUE).send(process.pid());
    }

    void close() {
        if (process.isAlive()) {
            freeze(false);
        }
        process.kill();
        if (proxy != null) {
            proxy.close();
        }
    }
}
