package org.productimporter.bench.faults.cluster;

/// What a fault requires of its cluster. Faults with equal specifications share clusters.
///
/// @param nodes number of nodes; the first is the server, the others are importers
/// @param heap heap of a node in the syntax of `-Xmx`
/// @param smallDisk the folder on a small disk of its own
/// @param proxied whether the connections of the nodes to PostgreSQL pass a [TcpProxy]
/// @param fakeClock whether the clocks of the nodes can be changed
/// @param embedded whether the server runs the embedded PostgreSQL; requires one node
public record ClusterSpec(int nodes, String heap, Place smallDisk, boolean proxied, boolean fakeClock,
        boolean embedded) {

    /// A folder that can be on a small disk of its own.
    public enum Place {
        NONE, DATABASE, WAL, UPLOADS
    }

    static final String DEFAULT_HEAP = "256m";

    /// Returns the specification of undisturbed surroundings.
    public static ClusterSpec of(int nodes) {
        return new ClusterSpec(nodes, DEFAULT_HEAP, Place.NONE, false, false, false);
    }

    /// Returns the same with a small disk.
    public ClusterSpec on(Place place) {
        return new ClusterSpec(nodes, heap, place, proxied, fakeClock, embedded);
    }

    /// Returns the same with proxies.
    public ClusterSpec withProxies() {
        return new ClusterSpec(nodes, heap, smallDisk, true, fakeClock, embedded);
    }

    /// Returns the same with changeable clocks.
    public ClusterSpec withFakeClocks() {
        return new ClusterSpec(nodes, heap, smallDisk, proxied, true, embedded);
    }

    /// Returns the same with another heap.
    public ClusterSpec withHeap(String other) {
        return new ClusterSpec(nodes, other, smallDisk, proxied, fakeClock, embedded);
    }

    /// Returns the same with the embedded PostgreSQL.
    public ClusterSpec withEmbeddedPostgres() {
        return new ClusterSpec(nodes, heap, smallDisk, proxied, fakeClock, true);
    }
}
