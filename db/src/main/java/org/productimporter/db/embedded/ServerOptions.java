package org.productimporter.db.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Options of an embedded server.
///
/// @param folder folder of the server, created if necessary
/// @param programFolder folder into which the programs of PostgreSQL are unpacked; several servers can share it
/// @param port TCP port on 127.0.0.1, or 0 for the port of the last start (any free port at the first)
/// @param settings settings of postgresql.conf that override the defaults of [#arguments(int)]
public record ServerOptions(Path folder, Path programFolder, int port, Map<String, String> settings) {

    /// The size of a WAL segment in megabytes. Only a new cluster takes it.
    private static final String WAL_SEGMENT_SIZE = "wal_segment_size";

    private static final long MEGABYTE = 1024L * 1024;
    private static final long MAX_SHARED_BUFFERS_MB = 1024;
    private static final long MIN_SHARED_BUFFERS_MB = 32;

    /// Rejects an invalid port.
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "product.importer.postgres.port is %d; it must be 0 (any) to 65535".formatted(port));
        }
        folder = folder.toAbsolutePath().normalize();
        programFolder = programFolder.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /// Options for a server with all files in one folder, any port and default settings.
    public static ServerOptions in(Path folder) {
        return new ServerOptions(folder, folder, 0, Map.of());
    }

    /// Returns the settings as arguments of the program postgres.
    ///
    /// @param chosen the port on which the server listens
    List<String> arguments(int chosen) {
        var all = new LinkedHashMap<>(defaults(memoryMegabytes()));
        all.putAll(settings);
        all.remove(WAL_SEGMENT_SIZE);
        all.put("port", Integer.toString(chosen));
        var arguments = new ArrayList<String>();
        all.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    /// Returns the settings that initdb stores in a new cluster, as its arguments.
    List<String> clusterArguments() {
        var size = settings.get(WAL_SEGMENT_SIZE);
        return size == null ? List.of() : List.of("--wal-segsize=" + size);
    }

    /// The memory of the container, or of the machine outside of a container.
    private static long memoryMegabytes() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getTotalMemorySize() / MEGABYTE;
    }

    private static Map<String, String> defaults(long memoryMegabytes) {
        long sharedBuffers = Math.clamp(memoryMegabytes / 4, MIN_SHARED_BUFFERS_MB, MAX_SHARED_BUFFERS_MB);
        var settings = new LinkedHashMap<String, String>();
        // Connections only from this machine and with the password; no Unix-domain socket.
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        // A committed import survives a power failure.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("shared_buffers", sharedBuffers + "MB");
        settings.put("effective_cache_size", memoryMegabytes / 2 + "MB");
        settings.put("work_mem", Math.clamp(memoryMegabytes / 256, 4, 32) + "MB");
        settings.put("maintenance_work_mem", Math.clamp(memoryMegabytes / 32, 16, 256) + "MB");
        // Few checkpoints: after each one, the next write of every page costs a full page in the WAL.
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        // The workers of the importer already use all processors.
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        // Keeps rows of customers' files out of the log.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_checkpoints", "off");
        return settings;
    }
}
