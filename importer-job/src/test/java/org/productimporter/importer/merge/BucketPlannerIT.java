package org.productimporter.importer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class BucketPlannerIT {

    private final BucketPlanner chooseBuckets;

    BucketPlannerIT(JdbcClient database) {
        chooseBuckets = new BucketPlanner(database, 1_000);
    }

    @Test
    void aSmallFileIsOneBucket() {
        assertThat(chooseBuckets.borders(List.of("a", "b"), 999, 8)).isEmpty();
    }

    @Test
    void everyWorkerHasTwoBuckets() {
        var skus = IntStream.range(100, 200).mapToObj(n -> "P" + n).toList();

        assertThat(chooseBuckets.borders(skus, 1_000, 2)).containsExactly("p125", "p150", "p175");
        assertThat(chooseBuckets.borders(skus, 4_500, 1)).containsExactly("p120", "p140", "p160", "p180");
    }

    @Test
    void oneSkuOverAndOverIsOneBorder() {
        assertThat(chooseBuckets.borders(List.of("x", "X", "x"), 1_000_000, 2)).containsExactly("x");
    }

    /// The rows that were sampled may all be without SKU.
    @Test
    void withoutSampleThereIsOneBucket() {
        assertThat(chooseBuckets.borders(List.of(), 1_000_000, 2)).isEmpty();
    }
}
