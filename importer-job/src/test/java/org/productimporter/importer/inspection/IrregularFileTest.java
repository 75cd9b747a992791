package org.productimporter.importer.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.normal.NormalFormProgress;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions;

class IrregularFileTest {

    @TempDir Path folder;

    @Test
    void refusesAFolder() throws IOException {
        assertThat(inspect(folder)).isEqualTo(notRegular(folder.getFileName().toString()));
    }

    @Test
    void refusesALinkToAGoodFile() throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), "sku\nA\n");
        var link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

        assertThat(inspect(link)).isEqualTo(notRegular("link.csv"));
        assertThat(inspect(file)).isInstanceOf(Inspection.Accepted.class);
    }

    @Test
    void refusesAPipeWithoutWaitingForIt() throws IOException, InterruptedException {
        var pipe = folder.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        assertThat(inspect(pipe)).isEqualTo(notRegular("pipe.csv"));
    }

    @Test
    void refusesADevice() throws IOException {
        assertThat(inspect(Path.of("/dev/zero"))).isEqualTo(notRegular("zero"));
    }

    @Test
    void refusesAFileThatIsNotThere() throws IOException {
        assertThat(inspect(folder.resolve("gone.csv"))).isEqualTo(new Inspection.Rejected(
                new ImportFailure("The file is not there", "There is no file \"gone.csv\".", "Upload it again.")));
    }

    private Inspection inspect(Path file) throws IOException {
        return new SourceInspector(UnpackLimits.DEFAULTS, FileLimits.DEFAULTS, ProfileFinder.NONE).inspect(file,
                folder.resolve("normal.csv"), ImportOptions.DEFAULTS, false, NormalFormProgress.NONE);
    }

    private static Inspection notRegular(String name) {
        return new Inspection.Rejected(new ImportFailure("Not a regular file",
                "\"%s\" is a folder, a link, a pipe or a device.".formatted(name), "Give the product file itself."));
    }
}
