package org.productimporter.db.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings that the embedded server is started with; the caller's go before ours.
final class ServerSettings {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long MOST_SHARED_BUFFERS_MB = 1024;
    private static final long LEAST_SHARED_BUFFERS_MB = 32;

    private ServerSettings() {}

    /// As arguments of the program postgres.
    static List<String> arguments(int port, Map<String, String> callers) {
        var settings = new LinkedHashMap<>(ours(memoryMegabytes()));
        settings.putAll(callers);
        settings.put("port", Integer.toString(port));
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    /// Of the container when there is one, else of the machine.
    private static long memoryMegabytes() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getTotalMemorySize() / MEGABYTE;
    }

    private static Map<String, String> ours(long memoryMegabytes) {
        long sharedBuffers = Math.clamp(memoryMegabytes / 4, LEAST_SHARED_BUFFERS_MB, MOST_SHARED_BUFFERS_MB);
        var settings = new LinkedHashMap<String, String>();
        // Reachable from this machine only, and by password; no socket file for others to find.
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        // A committed import survives the plug being pulled.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("shared_buffers", sharedBuffers + "MB");
        settings.put("effective_cache_size", memoryMegabytes / 2 + "MB");
        settings.put("work_mem", Math.clamp(memoryMegabytes / 256, 4, 32) + "MB");
        settings.put("maintenance_work_mem", Math.clamp(memoryMegabytes / 32, 16, 256) + "MB");
        // Few, long checkpoints: each one makes the next write of every page costly.
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        // The importer already uses every core with its own workers.
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        // Rows of a customer's file do not belong in a log.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_checkpoints", "off");
        return settings;
    }
}
