package org.productimporter.web.kit;

import org.jspecify.annotations.Nullable;

/// Something worth remembering that somebody did. A feature publishes it as a Spring application
/// event inside the transaction of the deed; the audit log writes it down in that transaction and
/// adds who, when and from where.
///
/// @param action such as `token.revoked`
/// @param object such as `token:ab12cd34`
/// @param before what it was, as anything that becomes JSON; never with a secret in it
/// @param after what it is now
public record Deed(String action, String object, @Nullable Object before, @Nullable Object after) {

    /// A deed of which there is no more to say.
    public static Deed of(String action, String object) {
        return new Deed(action, object, null, null);
    }

    /// Something was made that was not there before.
    public static Deed made(String action, String object, Object after) {
        return new Deed(action, object, null, after);
    }
}
