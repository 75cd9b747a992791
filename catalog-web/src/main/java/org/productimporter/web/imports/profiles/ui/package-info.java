/// The page of profiles.
@NullMarked
package org.productimporter.web.imports.profiles.ui;

import org.jspecify.annotations.NullMarked;
