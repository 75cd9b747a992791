package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A shell that stops the server when this JVM dies in whatever way, also by SIGKILL: it waits for the end of its standard
/// input, a pipe that the operating system then closes. Thread-safe.
final class ServerWatchdog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerWatchdog.class);

    /// `$1` is the process ID of the server, `$2` its PID file. The next program may have started another server on the same
    /// data, so the file must still contain this process ID. INT is the fast shutdown, QUIT the immediate one.
    private static final String SCRIPT = """
            cat > /dev/null
            runs() { [ "$(head -n 1 "$2" 2> /dev/null)" = "$1" ] && kill -0 "$1" 2> /dev/null; }
            runs "$1" "$2" && kill -INT "$1"
            seconds=0
            while runs "$1" "$2" && [ $seconds -lt 60 ]; do sleep 1; seconds=$((seconds + 1)); done
            runs "$1" "$2" && kill -QUIT "$1"
            """;

    private final Process process;

    private ServerWatchdog(Process process) {
        this.process = process;
    }

    /// Starts a watchdog for one process of the server.
    static ServerWatchdog start(long server, Path data, Path output) throws IOException {
        var command = PostgresCluster.ownProcessGroup(List.of("/bin/sh", "-c", SCRIPT, "postgres-watchdog",
                Long.toString(server), PidFile.path(data).toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        return new ServerWatchdog(builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start());
    }

    /// Ends the watchdog without stopping the server.
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            log.debug("The pipe of the watchdog was already closed", e);
        }
    }
}
