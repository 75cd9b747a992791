package org.productimporter.web.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BearerTokenTest {

    @Test
    void aNewTokenIsReadBack() {
        var secret = BearerToken.generate();
        var read = BearerToken.parse(secret).orElseThrow();

        assertThat(secret).isNotEqualTo(BearerToken.generate());
        assertThat(secret).startsWith("pcat_" + read.id() + "_");
        assertThat(read.hasHash(BearerToken.parse(secret).orElseThrow().hash())).isTrue();
        assertThat(read.hasHash(BearerToken.parse(BearerToken.generate()).orElseThrow().hash())).isFalse();
    }

    @Test
    void everyTypingErrorIsFound() {
        var secret = BearerToken.generate();
        for (var i = 0; i < secret.length(); i++) {
            var wrong = secret.charAt(i) == 'x' ? 'y' : 'x';
            var mistyped = secret.substring(0, i) + wrong + secret.substring(i + 1);
            var read = BearerToken.parse(mistyped);
            // Without our prefix it is an opaque token, which no row has.
            assertThat(read.filter(text -> !text.id().startsWith("own-"))).as(mistyped).isEmpty();
        }
    }

    @Test
    void anOpaqueTokenNeedsTwentyPrintableCharacters() {
        assertThat(BearerToken.parse("0123456789012345678")).isEmpty();
        assertThat(BearerToken.parse("01234567890123 456789")).isEmpty();
        assertThat(BearerToken.parse("01234567890123456789")).isPresent();
    }
}
