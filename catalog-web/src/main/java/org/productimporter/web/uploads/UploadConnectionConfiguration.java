package org.productimporter.web.uploads;

import java.time.Duration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the web server treats the bodies of refused requests.
@Configuration(proxyBeanMethods = false)
class UploadConnectionConfiguration {

    /// The default of nginx.
    private static final Duration LINGER = Duration.ofSeconds(30);

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusedBodies() {
        return server -> {
            server.addEngineValves(new LingeringCloseValve(LINGER));
            // A client that waits for `100 Continue` is asked for its body only after the request has been accepted.
            server.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
        };
    }
}
