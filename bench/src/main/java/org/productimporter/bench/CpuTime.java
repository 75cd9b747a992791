package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// CPU seconds from `/proc`, with a resolution of 10 ms. Returns 0 outside of Linux.
final class CpuTime {

    private static final double TICKS_PER_SECOND = 100;
    private static final Path PROC = Path.of("/proc");

    private CpuTime() {}

    /// A process with its running and reaped child processes, for example PostgreSQL with its sessions. A child that ends is
    /// counted by its parent from the moment it is reaped.
    static double ofProcessTree(long parent) {
        return ticks(parent, true) / TICKS_PER_SECOND
                + ofChildren(parent).values().stream().mapToDouble(seconds -> seconds).sum();
    }

    /// The CPU seconds of each running child process, by process ID.
    static Map<Long, Double> ofChildren(long parent) {
        var children = new HashMap<Long, Double>();
        try (var processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (var process : processes) {
                var id = Long.parseLong(process.getFileName().toString());
                var stat = stat(id);
                if (stat.length > 14 && stat[1].equals(Long.toString(parent))) {
                    children.put(id, (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / TICKS_PER_SECOND);
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return children;
    }

    /// The command line or title of a process; empty if it does not exist.
    static String title(long process) {
        try {
            return Files.readString(PROC.resolve(process + "/cmdline")).replace('\0', ' ').strip();
        } catch (IOException e) {
            return "";
        }
    }

    static double ofProcess(long process) {
        return ticks(process, false) / TICKS_PER_SECOND;
    }

    /// The child processes of this program that have exited.
    static double ofExitedChildren() {
        var own = ProcessHandle.current().pid();
        return (ticks(own, true) - ticks(own, false)) / TICKS_PER_SECOND;
    }

    /// All processors of the machine: user, nice, system, interrupts and steal time.
    static double ofMachine() {
        try (var lines = Files.lines(PROC.resolve("stat"))) {
            var fields = lines.findFirst().orElseThrow().trim().split("\\s+", -1);
            var busy = 0L;
            for (var field : new int[] {1, 2, 3, 6, 7, 8}) {
                busy += Long.parseLong(fields[field]);
            }
            return busy / TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long ticks(long process, boolean withReapedChildren) {
        var stat = stat(process);
        if (stat.length < 15) {
            return 0;
        }
        return Arrays.stream(stat, 11, withReapedChildren ? 15 : 13).mapToLong(Long::parseLong).sum();
    }

    /// The fields of `/proc/N/stat` after the command in parentheses; empty if the process does not exist.
    private static String[] stat(long process) {
        try {
            var text = Files.readString(PROC.resolve(process + "/stat"));
            return text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        } catch (NoSuchFileException e) {
            return new String[0];
        } catch (IOException e) {
            if (Files.exists(PROC.resolve(Long.toString(process)))) {
                throw new UncheckedIOException(e);
            }
            return new String[0];
        }
    }
}
