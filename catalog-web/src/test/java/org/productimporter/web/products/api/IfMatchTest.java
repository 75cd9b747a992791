package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.productimporter.web.common.ProblemException;
import org.springframework.mock.web.MockHttpServletRequest;

class IfMatchTest {

    private static boolean accepts(long version, String... lines) {
        var request = new MockHttpServletRequest();
        for (var line : lines) {
            request.addHeader("If-Match", line);
        }
        return IfMatch.of(request).test(version);
    }

    @Test
    void withoutConditionEveryVersionMatches() {
        assertThat(accepts(7)).isTrue();
        assertThat(accepts(7, "*")).isTrue();
        assertThat(accepts(7, " * ")).isTrue();
    }

    @Test
    void oneStrongTagMustBeTheVersion() {
        assertThat(accepts(7, "\"7\"")).isTrue();
        assertThat(accepts(7, "\"1\",\"7\"")).isTrue();
        assertThat(accepts(7, "\"1\"", "W/\"x,y\" , \"7\"")).isTrue();
        assertThat(accepts(7, "W/\"7\"")).isFalse();
        assertThat(accepts(7, "\"07\"")).isFalse();
        assertThat(accepts(7, "\"\"")).isFalse();
    }

    @Test
    void rejectsMalformedHeader() {
        for (var header : List.of("7", "\"7", "7\"", "*,\"7\"", "\"7\";", "\"7\" \"8\"", "w/\"7\"", "", ",")) {
            assertThatThrownBy(() -> accepts(7, header)).as(header).isInstanceOf(ProblemException.class);
        }
    }
}
