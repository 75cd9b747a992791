package org.productimporter.importer.undo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Imports texts, changes products like a user, and reads what an undo leaves. For one thread.
final class UndoneImport {

    private final JdbcClient database;
    private final ImportRequests requests;
    private final Path folder;

    UndoneImport(JdbcClient database, Path folder) {
        this.database = database;
        this.requests = new ImportRequests(database);
        this.folder = folder;
    }

    /// Writes a file.
    Path file(String csv) {
        try {
            return Files.writeString(Files.createTempFile(folder, "file", ".csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Imports a text until the end.
    ImportId run(ImporterNode node, String csv, Map<String, ?> options) {
        var id = requests.insert(file(csv), options);
        node.runToEnd(id);
        return id;
    }

    /// Undoes an import and returns its message.
    String undo(ImporterNode node, ImportId id) {
        node.requestUndo(id, "anna");
        node.runToEnd(id);
        return requests.status(id).message();
    }

    /// A change by a user whose block was deleted since: its product refers to a block that no longer exists.
    void edit(String sku, String price) {
        database.sql("""
                update product
                set price = :price::numeric,
                    version = version + 1,
                    change_id = nextval('product_change_id_seq')
                where sku = :sku
                """).param("price", price).param("sku", sku).update();
    }

    void delete(String sku) {
        database.sql("delete from product where sku = :sku").param("sku", sku).update();
    }

    /// The catalogue, a line for each product.
    List<String> catalogue() {
        return database
                .sql("""
                        select concat_ws(' ', sku, name, price, case when active then 'active' else 'inactive' end, 'v' || version,
                            attributes::text)
                        from product
                        order by sku
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// The blocks of the history, without those of other imports.
    List<String> blocks(ImportId id) {
        return database.sql("""
                select change || ' ' || products || ' by ' || by
                from product_change
                where import_id = :id
                order by id
                """).param("id", id.value()).query((row, _) -> row.getString(1)).list();
    }
}
