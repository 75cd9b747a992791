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
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.productimporter.db.UnusableDatabaseException;
import org.productimporter.model.files.Sha256;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL (initdb, postgres, pg_ctl), unpacked once from the class path.
///
/// They are stored beside the data and not in a temporary folder, so that no other user can replace them and no cleanup
/// job deletes them while the server runs.
record PostgresBinaries(Path folder) {

    private static final String NAME = "program-";
    private static final String TEMPORARY_NAME = "unpacking-";

    /// Unpacks the programs into a subfolder of `parent` unless it exists. Safe for concurrent processes.
    static PostgresBinaries unpack(Path parent) throws IOException {
        var archive = archiveName();
        var folder = parent.resolve(NAME + digest(archive));
        if (!Files.isDirectory(folder)) {
            var unpacked = Files.createTempDirectory(Files.createDirectories(parent), TEMPORARY_NAME);
            unpack(archive, unpacked);
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(unpacked, folder);
        }
        return new PostgresBinaries(folder);
    }

    /// Removes the programs of other versions of Product Importer. The caller must have locked the folder.
    void removeOtherVersions() throws IOException {
        try (var files = Files.list(Objects.requireNonNull(folder.getParent()))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!file.equals(folder) && (name.startsWith(NAME) || name.startsWith(TEMPORARY_NAME))) {
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

    /// Major version of the server, as in the file PG_VERSION of a data directory.
    String majorVersion() throws IOException {
        var process = new ProcessBuilder(postgres().toString(), "--version").start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.replaceFirst("(?s)^\\D*(\\d+).*", "$1");
    }

    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch");
        var name = "/postgres-%s-%s.txz".formatted(system.startsWith("mac") ? "darwin" : system,
                machine.equals("aarch64") ? "arm_64" : "x86_64");
        if (PostgresBinaries.class.getResource(name) == null) {
            throw new UnusableDatabaseException(
                    "There is no embedded PostgreSQL for this machine (%s, %s).".formatted(system, machine),
                    "Configure a PostgreSQL 18 or newer in SPRING_DATASOURCE_URL, or on a Mac build with -Pmacos.");
        }
        return name;
    }

    private static InputStream open(String archive) throws IOException {
        var stream = PostgresBinaries.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new IOException(archive + " is missing in the class path");
        }
        return stream;
    }

    private static String digest(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), Sha256.digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(in.getMessageDigest()).substring(0, 12);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(entry.getName() + " is a path outside of the archive");
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

    /// Renames the folder atomically. If another process was faster, its folder is used.
    private static void publish(Path unpacked, Path folder) throws IOException {
        try {
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            FileSystemUtils.deleteRecursively(unpacked);
        }
    }
}
