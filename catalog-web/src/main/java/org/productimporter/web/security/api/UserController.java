package org.productimporter.web.security.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.users.UserService;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages users.
@RestController
@RequestMapping("/api/users")
@Tag(name = "Users")
class UserController {

    private final UserService users;

    UserController(UserService users) {
        this.users = users;
    }

    @Operation(summary = "List all users without their passwords", description = "Scope admin.")
    @GetMapping
    Page<UserService.User> list() {
        return new Page<>(users.list(), null);
    }

    /// A user to be created. Its text form omits the password.
    record CreateRequest(@Nullable String name, @Nullable String role, @Nullable String password) {

        @Override
        public String toString() {
            return "CreateRequest[" + name + ", " + role + "]";
        }
    }

    @Operation(summary = "Create a user",
            description = "`role` is viewer, editor, operator or admin; the password has 12 to 128"
                    + " characters. Scope admin.")
    @PostMapping
    ResponseEntity<UserService.User> create(@RequestBody CreateRequest body) {
        var user = users.create(new UserService.NewUser(text("name", body.name()), role(text("role", body.role())),
                text("password", body.password())));
        return ResponseEntity.created(URI.create("/api/users/" + user.id())).body(user);
    }

    @Operation(summary = "Get a user", description = "Scope admin.")
    @GetMapping("/{id}")
    UserService.User get(@PathVariable long id) {
        return users.find(id);
    }

    /// The fields to change; null keeps a field.
    record ChangeRequest(@Nullable String role, @Nullable Boolean enabled) {}

    @Operation(summary = "Change a user",
            description = "Sessions of the user end; tokens of a disabled user are revoked. Scope admin.")
    @PatchMapping("/{id}")
    UserService.User change(@PathVariable long id, @RequestBody ChangeRequest body) {
        return users.change(id, body.role() == null ? null : role(body.role()), body.enabled());
    }

    @Operation(summary = "Delete a user",
            description = "Sessions of the user end and tokens are revoked. The last administrator cannot be deleted. Scope admin.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        users.delete(id);
    }

    /// A new password. Its text form omits it.
    record PasswordRequest(@Nullable String password) {

        @Override
        public String toString() {
            return "PasswordRequest[]";
        }
    }

    @Operation(summary = "Set the password of a user", description = "Sessions of the user end. Scope admin.")
    @PostMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetPassword(@PathVariable long id, @RequestBody PasswordRequest body) {
        users.resetPassword(id, text("password", body.password()));
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw ProblemException.field(field, field + " is missing");
        }
        return value;
    }

    private static Role role(String text) {
        return Role.of(text)
                .orElseThrow(() -> ProblemException.field("role",
                        Arrays.stream(Role.values())
                                .map(Role::text)
                                .collect(Collectors.joining(", ", "role is one of ", ""))));
    }
}
