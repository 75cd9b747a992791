package org.productimporter.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayFileNameTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ../../etc/passwd, passwd
            C:\\dir\\con.csv, con.csv
            con.csv, con.csv
            .., none
            ' ', ' '
            `  `, none
            a/, none
            """)
    void keepsTheLastSegment(String name, String shown) {
        assertThat(DisplayFileName.clean(name, "none")).isEqualTo(shown);
    }

    @Test
    void removesWhatDisguisesAName() {
        assertThat(DisplayFileName.clean("a\u202Evsc.exe", "none")).isEqualTo("avsc.exe");
        assertThat(DisplayFileName.clean("a\r\n2026-11-27 ERROR forged\u0000\u001b[2J\u0085\u2028\u200b", "none"))
                .isEqualTo("a2026-11-27 ERROR forged[2J");
        assertThat(DisplayFileName.clean("\uD83D \uDE00 \uD83D\uDE00", "none")).isEqualTo("\uD83D\uDE00");
        assertThat(DisplayFileName.clean("x".repeat(4_000), "none")).hasSize(255);
        assertThat(DisplayFileName.clean(null, "none")).isEqualTo("none");
    }
}
