package org.productimporter.db.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.UnusableDatabaseException;

/// Who runs the programs of PostgreSQL, which refuse to be run by root.
///
/// An ordinary user runs them as itself. Root runs them in a user namespace in which it is
/// nobody, and so still owns the files; where namespaces are forbidden (most containers) it
/// becomes nobody.
///
/// @param prefix goes before each command
/// @param fileOwner who owns the files outside of any namespace
record ServerAccount(List<String> prefix, String fileOwner) {

    private static final List<List<String>> WAYS_TO_BE_NOBODY =
            List.of(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"),
                    List.of("runuser", "-u", "nobody", "--"));

    static ServerAccount ofThisProcess() {
        var self = new UnixSystem();
        return self.getUid() == 0 ? besideRoot() : new ServerAccount(List.of(), System.getProperty("user.name"));
    }

    /// The account for a program that root has started.
    private static ServerAccount besideRoot() {
        var namespace = List.of("unshare", "-U");
        if (namesNobody(namespace)) {
            return new ServerAccount(namespace, "root");
        }
        return WAYS_TO_BE_NOBODY.stream()
                .filter(ServerAccount::namesNobody)
                .findFirst()
                .map(prefix -> new ServerAccount(prefix, "nobody"))
                .orElseThrow(() -> new UnusableDatabaseException(
                        "The embedded PostgreSQL cannot be run by root, and neither"
                                + " unshare, setpriv nor runuser makes it nobody.",
                        "Run Product Importer as an ordinary user, or name a server" + " in SPRING_DATASOURCE_URL."));
    }

    /// initdb looks its user up by name, so that must work too.
    private static boolean namesNobody(List<String> prefix) {
        try {
            var command = new ArrayList<>(prefix);
            command.addAll(List.of("id", "-un"));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 && !answer.equals("root");
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for an account", e);
        }
    }

    /// The command with what makes it run under this account.
    List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /// Whether this account can write the folder, which may lie in another user's.
    boolean canWrite(Path folder) throws IOException, InterruptedException {
        var command = command(Path.of("test"), List.of("-w", folder.toString()));
        return prefix.isEmpty() || new ProcessBuilder(command).start().waitFor() == 0;
    }

    /// Hands the folder with all that is in it to this account; a no-op when it has it.
    void own(Path folder) throws IOException {
        if (!prefix.isEmpty() && !Files.getOwner(folder).getName().equals(fileOwner)) {
            var owner = principal(folder);
            try (var files = Files.walk(folder)) {
                for (var file : files.toList()) {
                    Files.setAttribute(file, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private UserPrincipal principal(Path folder) throws IOException {
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(fileOwner);
    }
}
