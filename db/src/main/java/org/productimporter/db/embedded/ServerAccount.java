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

/// The user account that runs the programs of PostgreSQL, which cannot be run by root.
///
/// For an ordinary user, it is the account of this process. For root, it is nobody: in a user namespace, in which the
/// files still belong to root, or, where namespaces are forbidden (most containers), by setpriv or runuser.
///
/// @param prefix command that switches to the account; empty if not necessary
/// @param fileOwner owner of the files outside of the namespace
record ServerAccount(List<String> prefix, String fileOwner) {

    private static final List<List<String>> SWITCH_TO_NOBODY =
            List.of(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"),
                    List.of("runuser", "-u", "nobody", "--"));

    static ServerAccount ofThisProcess() {
        var self = new UnixSystem();
        return self.getUid() == 0 ? forRoot() : new ServerAccount(List.of(), System.getProperty("user.name"));
    }

    private static ServerAccount forRoot() {
        var namespace = List.of("unshare", "-U");
        if (isNotRoot(namespace)) {
            return new ServerAccount(namespace, "root");
        }
        return SWITCH_TO_NOBODY.stream()
                .filter(ServerAccount::isNotRoot)
                .findFirst()
                .map(prefix -> new ServerAccount(prefix, "nobody"))
                .orElseThrow(() -> new UnusableDatabaseException(
                        "The embedded PostgreSQL cannot be run by root, and neither"
                                + " unshare, setpriv nor runuser can switch to the user nobody.",
                        "Run Product Importer as an ordinary user, or configure a server in SPRING_DATASOURCE_URL."));
    }

    /// Runs `id`, because initdb also looks up the name of its user.
    private static boolean isNotRoot(List<String> prefix) {
        try {
            var command = new ArrayList<>(prefix);
            command.addAll(List.of("id", "-un"));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var user = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 && !user.equals("root");
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while choosing a user account", e);
        }
    }

    /// The command line that runs the program under this account.
    List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /// Whether this account can write the folder, whose parents may belong to another user.
    boolean canWrite(Path folder) throws IOException, InterruptedException {
        var command = command(Path.of("test"), List.of("-w", folder.toString()));
        return prefix.isEmpty() || new ProcessBuilder(command).start().waitFor() == 0;
    }

    /// Makes this account the owner of the folder and its content, unless it already is.
    void takeOwnership(Path folder) throws IOException {
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
