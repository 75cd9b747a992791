/// How long things are kept: what the settings say, or what an administrator has chosen instead.
@NullMarked
package org.productimporter.web.retention;

import org.jspecify.annotations.NullMarked;
