package org.productimporter.db.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.productimporter.db.UnusableDatabaseException;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's own programs (initdb, postgres, pg_ctl), unpacked from the class path once.
///
/// They are beside the data and not in a temporary folder: nobody else can swap them, and no
/// cleaner takes them away from under a running server.
record PostgresBinaries(Path folder) {

    private static final String NAME = "program-";
    private static final String HALF_NAME = "unpacking-";

    /// Unpacks them unless that has been done; any number of processes may do so at once.
    static PostgresBinaries unpackedIn(Path parent) throws IOException {
        var archive = archiveName();
        var folder = parent.resolve(NAME + digest(archive));
        if (!Files.isDirectory(folder)) {
            var half = Files.createTempDirectory(Files.createDirectories(parent), HALF_NAME);
            unpack(archive, half);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(half, folder);
        }
        return new PostgresBinaries(folder);
    }

    /// Removes those of an older or newer Product Importer; only for the holder of the folder.
    void removeOthers() throws IOException {
        try (var files = Files.list(Objects.requireNonNull(folder.getParent()))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!file.equals(folder) && (name.startsWith(NAME) || name.startsWith(HALF_NAME))) {
                    FileSystemUtils.deleteRecursively(file);
                }
            }
        }
    }

    Path initdb() {
        return folder.resolve("bin/initdb");
    }

    Path postgres() {
        return folder.resolve("bin/postgres");
    }

    Path pgCtl() {
        return folder.resolve("bin/pg_ctl");
    }

    /// Major version of the server, as in the file PG_VERSION of its data.
    String major() throws IOException {
        var process = new ProcessBuilder(postgres().toString(), "--version").start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return answer.replaceFirst("(?s)^\\D*(\\d+).*", "$1");
    }

    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch");
        var name = "/postgres-%s-%s.txz".formatted(system.startsWith("mac") ? "darwin" : system,
                machine.equals("aarch64") ? "arm_64" : "x86_64");
        if (PostgresBinaries.class.getResource(name) == null) {
            throw new UnusableDatabaseException(
                    "There is no embedded PostgreSQL for this machine (%s, %s).".formatted(system, machine),
                    "Name a PostgreSQL 18 or newer in SPRING_DATASOURCE_URL (on a Mac you may build"
                            + " with -Pmacos instead).");
        }
        return name;
    }

    private static InputStream open(String archive) throws IOException {
        var stream = PostgresBinaries.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new IOException(archive + " has gone from the class path");
        }
        return stream;
    }

    private static String digest(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                unpack(tar, entry, file);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        var parent = Objects.requireNonNull(file.getParent());
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            var mode = parent.endsWith("bin") ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }

    /// The rename is the moment at which the programs exist; whoever comes second drops its own.
    private static void publish(Path half, Path folder) throws IOException {
        try {
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            FileSystemUtils.deleteRecursively(half);
        }
    }
}
