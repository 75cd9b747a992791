package org.productimporter.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Describes the REST API as a whole for `/api/openapi`, which requires no authentication.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    /// Describes bodies with the names that they have in JSON.
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(
                mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI().info(new Info().title("Product Importer")
                .version("1")
                .description("Paged lists return `results` and `next_cursor`, which is null on the last page. Errors"
                        + " are application/problem+json (RFC 9457)."))
                // Not the host of the request, which anybody can invent.
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(TOKEN,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
