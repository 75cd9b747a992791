package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Measures the live heap of a Java process with `jcmd`.
public final class HeapHistogram {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private HeapHistogram() {}

    /// Returns the bytes of all reachable objects.
    ///
    /// @param folder folder for the output of `jcmd`
    public static long liveBytes(long process, Path folder) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var output = folder.resolve("heap.txt");
        var command = List.of(jcmd, Long.toString(process), "GC.class_histogram");
        Programs.run(command, Map.of(), output.toFile(), Set.of(0));
        try {
            return Long.parseLong(ServerClient.first(TOTAL, Files.readString(output)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
