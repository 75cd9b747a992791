package org.productimporter.web.security.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.setup.SetupService;
import org.productimporter.web.security.users.UserService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Creates the first administrator of a new server by REST.
@RestController
@RequestMapping("/api/setup")
@Tag(name = "Setup")
class SetupController {

    private final SetupService setup;

    SetupController(SetupService setup) {
        this.setup = setup;
    }

    /// The first administrator. Its text form omits the code and the password.
    record SetupRequest(@Nullable String code, @Nullable String name, @Nullable String password) {

        @Override
        public String toString() {
            return "SetupRequest[" + name + "]";
        }
    }

    /// Runs before the body is read.
    @ModelAttribute
    void requireOpen() {
        setup.requireOpen();
    }

    @Operation(summary = "Create the first administrator",
            description = "Needs no token, but the code in the file setup-code of the server's data folder."
                    + " Returns 404 after the setup.")
    @SecurityRequirements
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserService.User complete(@RequestBody SetupRequest body) {
        return setup.complete(text(body.code()), text(body.name()), text(body.password()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
