/// Ask for an import, follow it, stop it, restart it, read its rejections.
@NullMarked
package org.productimporter.web.imports;

import org.jspecify.annotations.NullMarked;
