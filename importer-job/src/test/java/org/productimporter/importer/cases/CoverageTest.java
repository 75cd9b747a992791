package org.productimporter.importer.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every row of the catalogue of bad input is proven by a table or named here.
class CoverageTest {

    private static final int ROWS = 87;

    private static final Map<Integer, String> ELSEWHERE = elsewhere();

    @Test
    void everyRowOfTheCatalogueIsCovered() throws IOException {
        var covered = CsvCase.all()
                .stream()
                .flatMap(csvCase -> csvCase.covers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var named = new TreeSet<>(ELSEWHERE.keySet());

        assertThat(covered).doesNotContainAnyElementsOf(named);
        covered.addAll(named);
        assertThat(covered).containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    private static Map<Integer, String> elsewhere() {
        Map<Integer, String> where = new TreeMap<>();
        IntStream.rangeClosed(40, 46).forEach(row -> where.put(row, "db: the key of a SKU"));
        where.put(51, "merge: duplicates");
        where.put(52, "merge: duplicates");
        where.put(62, "no stock column");
        where.put(63, "no date column");
        where.put(70, "source: LargeFileTest");
        where.put(72, "rows: RowTotals counts in long; source: LargeFileTest");
        where.put(76, "web: upload of files");
        where.put(77, "source: InspectFileTest");
        where.put(78, "source: InspectFileTest, RangeBytesTest");
        where.put(79, "web: upload of files");
        where.put(80, "job: same file twice");
        where.put(81, "job: two imports at once");
        where.put(82, "job: no valid rows");
        return where;
    }
}
