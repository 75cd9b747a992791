package org.productimporter.web.limits;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.stereotype.Component;

/// Configures the limits of the web server. Behind a proxy, all connections come from its address, so it must limit them itself.
@Component
class WebServerLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final HttpLimits limits;
    private final ServerProperties server;

    WebServerLimits(HttpLimits limits, ServerProperties server) {
        this.limits = limits;
        this.server = server;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(LimitedProtocol.class.getName());
        factory.addConnectorCustomizers(this::customize);
    }

    private void customize(Connector connector) {
        if (connector.getProtocolHandler() instanceof LimitedProtocol protocol) {
            var strategy = server.getForwardHeadersStrategy();
            var isProxied = strategy != null && strategy != ForwardHeadersStrategy.NONE;
            protocol.setLimits(limits, isProxied ? 0 : limits.connectionsPerAddress());
        }
    }
}
