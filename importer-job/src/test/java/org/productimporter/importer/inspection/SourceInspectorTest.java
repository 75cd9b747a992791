package org.productimporter.importer.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.importer.normal.NormalFormProgress;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.profiles.ProfileFinder.Profile;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.HeaderSignature;
import org.productimporter.model.mapping.MappingProposal.Question;

/// Containers and charsets: what goes in, what is refused, what is asked.
class SourceInspectorTest {

    private static final String TEXT = "sku,name,price\nA,\"Käse\nfrisch\",1.50\n\nB,Brot,2\n";
    private static final List<String> ROWS = List.of("2: A, Käse\nfrisch, 1.50", "5: B, Brot, 2.00");

    @TempDir Path folder;

    private ImportedFile file(byte[] content) throws IOException {
        return ImportedFile.of(folder, "file", content);
    }

    @Test
    void plainFileIsUsedWithoutACopy() throws IOException {
        var file = file(TEXT.getBytes(UTF_8));

        assertThat(file.shown(Map.of())).isEqualTo(ROWS);
        assertThat(file.accepted(Map.of()).layout().normalForm()).isFalse();
        assertThat(file.normalForm()).doesNotExist();
    }

    @Test
    void gzipOfSeveralMembersIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(Containers.gzip(TEXT.substring(0, 20).getBytes(UTF_8)));
        packed.writeBytes(Containers.gzip(TEXT.substring(20).getBytes(UTF_8)));
        var file = file(packed.toByteArray());

        assertThat(file.shown(Map.of())).isEqualTo(ROWS);
        assertThat(file.accepted(Map.of()).sha256()).isEqualTo(Sha256.ofFile(file.file()));
        assertThat(file.normalForm()).hasContent(TEXT);
        assertThat(file.normalForm().getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void zipWithOneFileIsUnpacked() throws IOException {
        assertThat(file(Containers.zip("__MACOSX/._a.csv", "x", "folder/", "", "folder/a.csv", TEXT)).shown(Map.of()))
                .isEqualTo(ROWS);
    }

    /// Without the profile, the file has a column "Nr|Text".
    @Test
    void aProfileDecidesHowTheFilesWithItsHeaderAreRead() throws IOException {
        var profile = new Profile("Bars", Map.of("Nr", "sku", "Text;EK", "name"), Map.of("delimiter", "|"));
        var profiles = new ProfileFinder() {
            @Override
            public Optional<Profile> byName(String name) {
                return Optional.of(profile);
            }

            @Override
            public Optional<Profile> byHeader(String signature) {
                return Optional.of(profile).filter(_ -> signature.equals(HeaderSignature.of(List.of("Nr", "Text;EK"))));
            }

            @Override
            public List<Profile> withReading() {
                return List.of(profile);
            }
        };
        var inspector = new SourceInspector(UnpackLimits.DEFAULTS, FileLimits.DEFAULTS, profiles);

        var known = inspector.inspect(file("Nr|Text;EK\n1|a;2\n".getBytes(UTF_8)).file(), folder.resolve("normal.csv"),
                ImportOptions.DEFAULTS, false, NormalFormProgress.NONE);
        var other = inspector.inspect(file("Nr|Text;VK\n1|a;2\n".getBytes(UTF_8)).file(), folder.resolve("normal.csv"),
                ImportOptions.DEFAULTS, false, NormalFormProgress.NONE);

        assertThat(known).isInstanceOfSatisfying(Inspection.Accepted.class, accepted -> {
            assertThat(accepted.layout().delimiter()).isEqualTo('|');
            assertThat(accepted.mapping().proposal().profileName()).isEqualTo("Bars");
        });
        assertThat(other).isInstanceOf(Inspection.NeedsMapping.class);
    }

    @Test
    void damagedContainersAreRefused() throws IOException {
        var gzip = Containers.gzip(TEXT.getBytes(UTF_8));
        assertThat(file(Arrays.copyOf(gzip, gzip.length - 9)).refused().title()).isEqualTo("The file is damaged");
        assertThat(file(Arrays.copyOf(gzip, gzip.length + 3)).refused().title()).isEqualTo("The file is damaged");
        var zip = Containers.zip("a.csv", TEXT);
        assertThat(file(Arrays.copyOf(zip, zip.length - 30)).refused().title()).isEqualTo("The file is damaged");
        assertThat(file(Containers.zip("xl/workbook.xml", "<workbook")).refused().title())
                .isEqualTo("The file is damaged");
    }

    @Test
    void archivesWithOtherContentAreRefused() throws IOException {
        var two = file(Containers.zip("a.csv", TEXT, "b.csv", TEXT)).refused();
        assertThat(two.detail()).isEqualTo("It holds 2: \"a.csv\", \"b.csv\".");
        assertThat(two.action()).contains("archive of its own");
        assertThat(file(Containers.zip("folder/", "")).refused().detail()).isEqualTo("It holds none.");
        assertThat(file(Containers.zip("../a.csv", TEXT)).refused().title()).isEqualTo("The archive is not safe");
        assertThat(file(Containers.gzip(Containers.gzip(new byte[9]))).refused().action()).contains("Unpack it");
        assertThat(file(Containers.gzip("%PDF-1.7".getBytes(UTF_8))).refused().detail()).contains("a PDF document");
    }

    @Test
    void encryptedArchiveIsRefused() throws IOException {
        var zip = Containers.zip("a.csv", TEXT);
        zip[6] |= 1;
        int directory = new String(zip, ISO_8859_1).indexOf("PK\1\2");
        zip[directory + 8] |= 1;

        assertThat(file(zip).refused().title()).isEqualTo("The archive is encrypted");
    }

    @Test
    void bombsEndBeforeTheyFillTheDisk() throws IOException {
        var gzip = file(Containers.gzip(("sku\n" + "A\n".repeat(20_000_000)).getBytes(UTF_8)));
        assertThat(gzip.refused().title()).isEqualTo("The file is compressed too much");
        var limited = new ImportedFile(gzip.file(), gzip.normalForm(), UnpackLimits.of(1_000_000));
        assertThat(limited.refused().title()).isEqualTo("The file is too large when it is unpacked");
        var zip = new ImportedFile(file(Containers.zip("a.csv", "sku\n" + "A\n".repeat(600_000))).file(),
                gzip.normalForm(), UnpackLimits.of(1_000_000));
        assertThat(zip.refused().title()).isEqualTo("The file is too large when it is unpacked");
        assertThat(folder.resolve("normal")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"de-erp-cp1252, windows-1252, Artikelnummer, Bezeichnung, Stuhl grün 0",
            "ru-price, windows-1251, Артикул, Наименование, Лампа 0", "jp-sjis, Shift_JIS, 商品コード, 商品名, 椅子 0",
            "utf16, UTF-16LE, sku, name, "})
    void charsetsOfShopFilesAreDetected(String shape, String charset, String sku, String name, String first)
            throws IOException {
        var file = file(Files.readAllBytes(Path.of("src/test/resources/normal", shape + ".csv")));
        var options = Map.of("columns", Map.of(sku, "sku", name, "name"));

        var accepted = file.accepted(options);

        assertThat(accepted.layout().charset()).isEqualTo(charset);
        assertThat(accepted.mapping().reasons().get("charset")).isNotBlank();
        var rows = file.shown(options);
        assertThat(rows).hasSizeGreaterThan(20).noneMatch(row -> row.contains("invalid_utf8"));
        assertThat(rows.getFirst()).contains(first == null ? "2: " : first);
    }

    /// Failing 04: the same option applies to the original and to its mended rejections, which are UTF-8.
    @Test
    void textThatContradictsTheChosenCharsetIsAsked() throws IOException {
        var file = file("sku,name\nä1,Käse\n".getBytes(UTF_8));

        var inspection = file.inspect(Map.of("charset", "windows-1252"), false);

        assertThat(((Inspection.NeedsMapping) inspection).mapping().questions()).containsExactly(new Question("charset",
                "The charset windows-1252 is chosen, but all 2 characters outside ASCII are valid UTF-8.",
                List.of("UTF-8", "windows-1252")));
        assertThat(file.inspect(Map.of("charset", "windows-1252"), true)).isInstanceOf(Inspection.Accepted.class);
        assertThat(file.shown(Map.of())).containsExactly("2: ä1, Käse, null");
    }

    /// Failing 05.
    @Test
    void singleBadByteIsARejectedRow() throws IOException {
        assertThat(file("sku,name\nA,K\u00E4se\nB,Brot\n".getBytes(ISO_8859_1)).shown(Map.of()))
                .containsExactly("2: invalid_utf8", "3: B, Brot, null");
        assertThat(file("sku,name\nA,K\uFFFDse\nB,Brot\n".getBytes(UTF_8)).shown(Map.of()))
                .containsExactly("2: invalid_utf8", "3: B, Brot, null");
    }

    @Test
    void undecodableBytesOfAnotherCharsetAreRejectedRows() throws IOException {
        var bytes = "sku,name\nA,x\u0081\nB,\u00E4\n".getBytes(ISO_8859_1);

        assertThat(file(bytes).shown(Map.of("charset", "windows-1252"))).containsExactly("2: invalid_utf8",
                "3: B, ä, null");
    }

    @Test
    void textInNoLanguageIsAsked() throws IOException {
        var file = file("sku,name\nA,\u00F1o\nB,\u00F1a\nC,\u00F1u\n".getBytes(Charset.forName("windows-1252")));

        var inspection = file.inspect(Map.of(), false);

        var question = ((Inspection.NeedsMapping) inspection).mapping().questions().getFirst();
        assertThat(question.field()).isEqualTo("charset");
        assertThat(question.choices()).hasSizeGreaterThan(1).contains("windows-1252", "UTF-8");
        assertThat(file.normalForm()).doesNotExist();
    }
}
