package org.productimporter.importer.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.importer.testing.Expected.Rejection;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The check must see each kind of damage, or its silence would prove nothing.
@OnPostgres
class CatalogueCheckIT {

    private final JdbcClient database;

    @TempDir private Path folder;
    private Expected expected;
    private ImportId importId;

    CatalogueCheckIT(JdbcClient database) {
        this.database = database;
    }

    /// What an import of three rows should leave behind, written by hand.
    @BeforeEach
    void completeAnImport() throws IOException {
        database.sql("truncate product, import restart identity cascade").update();
        var file = Files.writeString(folder.resolve("f.csv"), "sku,price\na,1\nA,2.5\nb,x\n");
        expected = ReferenceModel.afterImport(file, Map.of(), ImportOptions.DEFAULTS, SkuKeys.of(database));
        database.sql("insert into product (sku, name, price) values ('A', 'A', 2.5)").update();
        importId = new ImportId(database.sql("""
                insert into import (file_name, file_path, file_size,
                    source, requested_by, state, rows_read,
                    rows_inserted, rows_duplicate, rows_rejected)
                values ('f.csv', 'f.csv', 20,
                    'drop', 'test', 'completed', 3, 1, 1, 1)
                returning id
                """).query(Long.class).single());
        change("""
                insert into import_chunk (import_id, phase, no, from_byte, to_byte, first_line,
                    rows_read, rows_rejected, rows_inserted, rows_duplicate)
                values (:id, 'stage', 0, 10, 20, 2, 3, 1, 0, 0),
                       (:id, 'merge', 0, null, null, null, 2, 0, 1, 1)
                """);
        change("""
                insert into import_rejection
                    (import_id, line, chunk_no, record, column_name, code, message, raw)
                values (:id, 4, 0, 3, 'price', 'bad_number', 'x is no number', 'b,x')
                """);
    }

    @Test
    void passesWhatTheModelExpects() {
        assertThatCode(() -> check().completed(importId, expected)).doesNotThrowAnyException();
        assertThat(check().catalogue()).isEqualTo(expected.catalogue());
    }

    @Test
    void seesProductsThatAreWrongMissingOrTooMany() {
        change("update product set price = 1 where :id > 0");
        change("insert into product (sku, name) select 'c', 'C' where :id > 0");

        assertThatThrownBy(() -> check().completed(importId, expected)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("O1/O2/O7 catalogue: 2 differences")
                .hasMessageContaining("a is CatalogueProduct[sku=A, name=A, description=, price=1.00")
                .hasMessageContaining("c should not be there");
        change("delete from product where :id > 0");
        assertThatThrownBy(() -> check().completed(importId, expected)).hasMessageContaining("a is missing");
    }

    @Test
    void seesAVersionThatRoseTwice() {
        change("update product set version = 2 where :id > 0");

        assertThatThrownBy(() -> check().completed(importId, expected)).hasMessageContaining("version=2]");
    }

    @Test
    void seesCountsThatDifferInTheImportOrItsChunks() {
        change("update import_chunk set rows_duplicate = 2 where import_id = :id and phase = 'merge'");

        assertThatThrownBy(() -> check().completed(importId, expected))
                .hasMessageContaining("O3 counts of import " + importId)
                .hasMessageContaining("sum of the chunks");
        change("update import set rows_read = 4, rows_inserted = 2 where id = :id");
        assertThatThrownBy(() -> check().hasCounts(importId, expected.counts()))
                .hasMessageContaining("counts: expected RowCounts[read=3, inserted=1");
    }

    @Test
    void seesRejectionsThatDiffer() {
        change("update import_rejection set raw = 'b' where import_id = :id");

        assertThatThrownBy(() -> check().completed(importId, expected))
                .hasMessageContaining("O4 rejections of import " + importId + ": 2 differences");
        assertThatThrownBy(() -> check().hasRejections(importId, List.of(new Rejection(4, "bad_number", "sku", null))))
                .hasMessageContaining("is missing");
    }

    @Test
    void seesATableLeftInStaging() {
        change("create table staging.import_1 as select 1 where 1 = :id or true");
        try {
            assertThatThrownBy(() -> check().completed(importId, expected))
                    .hasMessageContaining("O8 litter: 1 differences")
                    .hasMessageContaining("table staging.import_1");
        } finally {
            database.sql("drop table staging.import_1").update();
        }
    }

    @Test
    void keysOutsideAsciiAreThoseOfTheDatabase() {
        var keys = SkuKeys.of(database).of(Set.of("CAFE\u0301", "caf\u00E9", "\u0130", "ς"));

        assertThat(keys)
                .isEqualTo(Map.of("CAFE\u0301", "caf\u00E9", "caf\u00E9", "caf\u00E9", "\u0130", "\u0130", "ς", "σ"));
    }

    @Test
    void hostileFileKnowsWhichSkusAreTheSame() {
        var file = HostileFile.STANDARD.writeTo(folder.resolve("hostile.csv"));

        var hostile = ReferenceModel.afterImport(file, Map.of(), ImportOptions.DEFAULTS, SkuKeys.of(database));

        assertThat(hostile.catalogue())
                .containsKeys("caf\u00E9-1", "\u0130stanbul", "istanbul", "σσσ-1", "k-9", "\u00E5-9")
                .containsKeys("s-9", "straße-1", "strasse-1", "ａｂｃ１", "abc1", "nbsp-1")
                .doesNotContainKeys("cafe\u0301-1", "\u212A-9", "\u017F-9");
        assertThat(hostile.counts()).isEqualTo(new RowCounts(2_000, 1_055, 0, 0, 893, 52, 90));
    }

    private CatalogueCheck check() {
        return new CatalogueCheck(database);
    }

    private void change(String sql) {
        database.sql(sql).param("id", importId.value()).update();
    }
}
