package org.productimporter.web.products.api;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Deletes all products before each test of a `@WebServerTest` and provides the administrator's [ProductClient].
final class EmptyCatalogue implements BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext context) {
        client(context).clear();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ProductClient.class;
    }

    @Override
    public ProductClient resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return client(context);
    }

    private static ProductClient client(ExtensionContext context) {
        var server = SpringExtension.getApplicationContext(context);
        var port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var data = server.getBean(DataDirectory.class).root();
        return new ProductClient(Rest.administrator(port, data), server.getBean(JdbcClient.class));
    }
}
