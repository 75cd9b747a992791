package org.productimporter.web.security.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;

class LoginViewTest {

    @Test
    void wrongPasswordAndDisabledAccountHaveTheSameMessage() {
        assertThat(LoginView.message(new BadCredentialsException("x")))
                .isEqualTo(LoginView.message(new DisabledException("x")))
                .startsWith("Name or password is wrong, or the account is disabled");
    }
}
