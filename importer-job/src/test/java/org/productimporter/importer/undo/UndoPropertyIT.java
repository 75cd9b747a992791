package org.productimporter.importer.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Random imports, changes by users in between, and undos in random order give what a simple model gives.
class UndoPropertyIT extends ImporterNodeTest {

    private static final int SKUS = 40;
    private static final int STEPS = 25;
    private static final List<String> MODES = List.of("upsert", "upsert", "update_only", "insert_only");

    private final UndoneImport imports;

    UndoPropertyIT(TestDatabase server, JdbcClient database, @TempDir Path folder) {
        super(server, database);
        this.imports = new UndoneImport(database, folder);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equalsTheModel(long seed) {
        var random = new Random(seed);
        var model = new UndoModel();
        var undoable = new ArrayList<ImportId>();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> undoable.add(runImport(random, model));
                case 2 -> change(random, model);
                default -> undo(random, model, undoable);
            }
        }
        while (!undoable.isEmpty()) {
            undo(random, model, undoable);
        }
        check.holdsExactly(model.catalogue());
    }

    private ImportId runImport(Random random, UndoModel model) {
        var rows = IntStream.range(0, 1 + random.nextInt(SKUS))
                .mapToObj(_ -> "p-%d,Name %d,%d.00,%s".formatted(random.nextInt(SKUS), random.nextInt(3),
                        random.nextInt(4), random.nextBoolean()))
                .collect(Collectors.joining("\n", "sku,name,price,active\n", "\n"));
        Map<String, Object> options = Map.of("mode", MODES.get(random.nextInt(MODES.size())));
        var file = imports.file(rows);
        var id = requests.insert(file, options);
        node.runToEnd(id);
        model.imported(id,
                ReferenceModel.afterImport(file, model.catalogue(), ImportOptions.of(options), SkuKeys.asciiOnly())
                        .catalogue());
        check.holdsExactly(model.catalogue());
        return id;
    }

    private void change(Random random, UndoModel model) {
        var skus = List.copyOf(model.catalogue().keySet());
        if (skus.isEmpty()) {
            return;
        }
        var sku = skus.get(random.nextInt(skus.size()));
        if (random.nextInt(4) == 0) {
            imports.delete(sku);
            model.deleted(sku);
        } else {
            imports.edit(sku, "77.00");
            model.edited(sku, new BigDecimal("77.00"));
        }
    }

    private void undo(Random random, UndoModel model, List<ImportId> undoable) {
        if (!undoable.isEmpty()) {
            var id = undoable.remove(random.nextInt(undoable.size()));
            assertThat(imports.undo(node, id)).isEqualTo(model.undone(id));
            check.holdsExactly(model.catalogue());
        }
    }
}
