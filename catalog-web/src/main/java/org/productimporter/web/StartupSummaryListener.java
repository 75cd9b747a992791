package org.productimporter.web;

import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.security.setup.SetupService;
import org.productimporter.web.security.tokens.AdminTokenInitializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Logs the addresses of the server and how to sign in, as the last lines of its start.
@Component
class StartupSummaryListener {

    private static final Logger LOG = LoggerFactory.getLogger(StartupSummaryListener.class);

    private final AdminTokenInitializer adminToken;
    private final DataDirectory data;
    private final DataSource database;
    private final SetupService setup;
    private final NodeProperties node;

    StartupSummaryListener(AdminTokenInitializer adminToken, DataDirectory data, DataSource database,
            SetupService setup, NodeProperties node) {
        this.adminToken = adminToken;
        this.data = data;
        this.database = database;
        this.setup = setup;
        this.node = node;
    }

    @EventListener
    @Order(1)
    void onReady(ApplicationReadyEvent event) throws SQLException {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            var address = "http://localhost:" + context.getWebServer().getPort();
            LOG.info("""
                    Product Importer is ready. Ctrl-C stops it.
                      Roles:        {}
                      Database:     {}
                      Data folder:  {}
                      Console:      {}
                      REST API:     {}/api, documentation: {}/api/docs
                      Sign in:      {}
                      API token:    {}""", roles(), database(), data.root(), address, address, address, signIn(address),
                    token());
        }
    }

    private String roles() {
        return node.roles()
                .stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /// Returns the URL without its parameters, which may contain a password.
    private String database() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.getMetaData().getURL().replaceFirst("\\?.*", "");
        }
    }

    private String signIn(String address) {
        return setup.isOpen()
                ? "create the first user at %s/setup with the code in %s".formatted(address,
                        data.root().resolve("setup-code"))
                : "with your user name and password";
    }

    private String token() {
        return adminToken.file().map(file -> "in " + file).orElse("as configured at the first start");
    }
}
