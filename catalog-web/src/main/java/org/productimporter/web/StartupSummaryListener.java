package org.productimporter.web;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.security.setup.SetupService;
import org.productimporter.web.security.tokens.AdminTokenInitializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Tells whoever started the server, in one block of the log, where everything is.
@Component
class StartupSummaryListener {

    private static final Logger LOG = LoggerFactory.getLogger(StartupSummaryListener.class);

    private final AdminTokenInitializer firstToken;
    private final DataDirectory data;
    private final DataSource database;
    private final SetupService setup;
    private final String roles;

    StartupSummaryListener(AdminTokenInitializer firstToken, DataDirectory data, DataSource database,
            SetupService setup, @Value("${product.importer.roles}") String roles) {
        this.firstToken = firstToken;
        this.data = data;
        this.database = database;
        this.setup = setup;
        this.roles = roles;
    }

    @EventListener
    @Order(1)
    void ready(ApplicationReadyEvent event) throws SQLException {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            var port = context.getWebServer().getPort();
            var token = firstToken.file().map(file -> "in " + file).orElse("as given to this server before");
            LOG.info("""
                    Product Importer is ready. Ctrl-C stops it.
                      Console:      http://localhost:{}/{}
                      Address:      http://localhost:{}/api
                      Description:  http://localhost:{}/api/docs
                      Admin token:  {}
                      Data folder:  {}
                      Database:     {}
                      Roles:        {}""", port, firstUser(), port, port, token, data.root(), database(), roles);
        }
    }

    /// Where the console begins; on a new server with what it wants there.
    private String firstUser() {
        return setup.isOpen() ? "setup, with the code in " + data.root().resolve("setup-code") : "";
    }

    /// Without parameters, which may hold a password.
    private String database() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.getMetaData().getURL().replaceFirst("\\?.*", "");
        }
    }
}
