package org.productimporter.web.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.common.ProblemException;

class CredentialsValidatorTest {

    @ParameterizedTest
    @ValueSource(strings = {"blue whale on ice", "correct horse battery staple", "kQ8#vLm2!xZp",
            "ein Fahrrad im Keller", "морковь и хлеб", "thisisnotapassphraseofmine"})
    void acceptsStrongPasswords(String password) {
        assertThatCode(() -> CredentialsValidator.requirePassword(password, "anna")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "abababababababab", "123456789012",
            "qwertyuiop123", "1q2w3e4r5t6y7u", "0987654321zyxwvu", "password1234", "Password2026!", "P@ssw0rd12345",
            "Welcome2Admin!!", "AdminAdmin123", "LetMeInNow!!!", "productimporter", "ProductImporter1", "iloveyou12345",
            "summer2026!!!!", "Anna.Katharina.1", "qwe123qwe123"})
    void rejectsWeakPasswords(String password) {
        assertThatThrownBy(() -> CredentialsValidator.requirePassword(password, "anna.katharina"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.detail()).startsWith("password ");
                    if (!password.isEmpty()) {
                        assertThat(problem.detail()).doesNotContain(password);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 500})
    void rejectsMoreThan128Characters(int length) {
        var text = "blue whale on ice ".repeat(40).substring(0, length);
        assertThatThrownBy(() -> CredentialsValidator.requirePassword(text, "anna"))
                .hasMessageContaining("12 to 128 characters, this one has " + length);
    }
}
