package org.productimporter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScopeNamesTest {

    @Test
    void pagesAskForTheScopesOfTokens() {
        var rights = Arrays.stream(ScopeNames.class.getFields()).map(field -> value(field)).toList();

        assertThat(rights).containsExactlyInAnyOrderElementsOf(Arrays.stream(Scope.values()).map(Scope::text).toList());
    }

    private static String value(java.lang.reflect.Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
