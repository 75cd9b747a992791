package org.productimporter.web.input;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.module.SimpleModule;

/// Reads JSON strictly: no conversion between strings, numbers and booleans, no duplicate member, no text after the end, no null
/// in a list, and no text or time that PostgreSQL cannot store.
@Configuration(proxyBeanMethods = false)
class StrictJsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        var values = new SimpleModule("strict-values").addDeserializer(String.class, new TextDeserializer())
                .addDeserializer(Instant.class, new TimeDeserializer());
        return json -> json.addModule(values)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withConfigOverride(List.class,
                        lists -> lists.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)));
    }
}
