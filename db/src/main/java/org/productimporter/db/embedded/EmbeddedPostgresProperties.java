package org.productimporter.db.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the data folder is, and how the embedded server in it is run.
///
/// @param data the data folder of the whole program; the server has `postgres` in it
/// @param postgres the server
@ConfigurationProperties("product.importer")
record EmbeddedPostgresProperties(@DefaultValue("./data") Path data, @DefaultValue Postgres postgres) {

    /// @param port TCP port on 127.0.0.1; 0 is any free one, which is then kept
    /// @param settings lines of postgresql.conf that go before ours
    record Postgres(@DefaultValue("0") int port, @DefaultValue Map<String, String> settings) {}

    ServerOptions options() {
        var folder = data.resolve("postgres");
        return new ServerOptions(folder, folder, postgres.port(), postgres.settings());
    }
}
