package org.productimporter.importer.normal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.files.SourceFile;
import org.productimporter.model.imports.ImportId;

/// The folder of the normal forms, which all nodes share. Thread-safe.
public final class NormalForms {

    /// Suffix of a file that is being written.
    static final String PART = ".part";

    private static final Pattern NAME = Pattern.compile("import-(\\d{1,18})\\.csv.*");

    private final Path folder;

    /// @param data the data folder
    public NormalForms(Path data) {
        this.folder = data.toAbsolutePath().normalize().resolve("normal");
    }

    /// Returns the path of the normal form of an import, which may not exist.
    public Path of(ImportId id) {
        return folder.resolve("import-%s.csv".formatted(id.value()));
    }

    /// Returns the file from which the rows of an import are read: its normal form, or the file itself.
    public Path rowsOf(ImportId id, SourceFile file, CsvLayout layout) {
        return layout.normalForm() ? of(id) : file.path();
    }

    /// Returns the imports of which there is a file, complete or not.
    public Set<ImportId> stored() {
        var ids = new HashSet<ImportId>();
        forEach("import-*", file -> importOf(file).ifPresent(ids::add));
        return ids;
    }

    private static Optional<ImportId> importOf(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(new ImportId(Long.parseLong(name.group(1)))) : Optional.empty();
    }

    /// Deletes all files of an import, complete or not.
    public void delete(ImportId id) {
        forEach("import-%s.csv*".formatted(id.value()), Files::deleteIfExists);
    }

    /// Deletes what interrupted attempts have left of an import.
    public void deleteParts(ImportId id) {
        forEach("import-%s.csv-*%s".formatted(id.value(), PART), Files::deleteIfExists);
    }

    /// An action on a file.
    @FunctionalInterface
    private interface FileAction {
        void run(Path file) throws IOException;
    }

    private void forEach(String pattern, FileAction action) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (var file : files) {
                action.run(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
