package org.productimporter.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTextTest {

    @Test
    void aNewTokenIsReadBack() {
        var secret = TokenText.generate();
        var read = TokenText.parse(secret).orElseThrow();

        assertThat(secret).isNotEqualTo(TokenText.generate());
        assertThat(secret).startsWith("pcat_" + read.id() + "_");
        assertThat(read.hasHash(TokenText.parse(secret).orElseThrow().hash())).isTrue();
        assertThat(read.hasHash(TokenText.parse(TokenText.generate()).orElseThrow().hash()))
                .isFalse();
    }

    @Test
    void everyTypingErrorIsFound() {
        var secret = TokenText.generate();
        for (var i = 0; i < secret.length(); i++) {
            var wrong = secret.charAt(i) == 'x' ? 'y' : 'x';
            var mistyped = secret.substring(0, i) + wrong + secret.substring(i + 1);
            var read = TokenText.parse(mistyped);
            // Without our prefix it is an opaque token, which no row has.
            assertThat(read.filter(text -> !text.id().startsWith("own-"))).as(mistyped).isEmpty();
        }
    }

    @Test
    void anOpaqueTokenNeedsTwentyPrintableCharacters() {
        assertThat(TokenText.parse("0123456789012345678")).isEmpty();
        assertThat(TokenText.parse("01234567890123 456789")).isEmpty();
        assertThat(TokenText.parse("01234567890123456789")).isPresent();
    }
}
