package org.productimporter.web.uploads;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the web server treats the bodies of refused requests.
@Configuration(proxyBeanMethods = false)
class UploadConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusedBodies() {
        return server -> {
            server.addEngineValves(new LingeringCloseValve());
            // A client that waits for `100 Continue` is asked for its body only after the request has been accepted.
            server.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
        };
    }
}
