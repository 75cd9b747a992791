package org.productimporter.web.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BearerTokenTest {

    @Test
    void parsesAGeneratedToken() {
        var secret = BearerToken.generate();
        var token = BearerToken.parse(secret).orElseThrow();

        assertThat(secret).isNotEqualTo(BearerToken.generate());
        assertThat(secret).startsWith("pcat_" + token.id() + "_");
        assertThat(token.hasHash(BearerToken.parse(secret).orElseThrow().hash())).isTrue();
        assertThat(token.hasHash(BearerToken.parse(BearerToken.generate()).orElseThrow().hash())).isFalse();
    }

    @Test
    void detectsEveryTypingError() {
        var secret = BearerToken.generate();
        for (var i = 0; i < secret.length(); i++) {
            var wrong = secret.charAt(i) == 'x' ? 'y' : 'x';
            var mistyped = secret.substring(0, i) + wrong + secret.substring(i + 1);
            var token = BearerToken.parse(mistyped);
            // Without the prefix it is an opaque token, which matches no row.
            assertThat(token.filter(parsed -> !parsed.id().startsWith("own-"))).as(mistyped).isEmpty();
        }
    }

    @Test
    void opaqueTokenHasTwentyPrintableCharacters() {
        assertThat(BearerToken.parse("0123456789012345678")).isEmpty();
        assertThat(BearerToken.parse("01234567890123 456789")).isEmpty();
        assertThat(BearerToken.parse("01234567890123456789")).isPresent();
    }
}
