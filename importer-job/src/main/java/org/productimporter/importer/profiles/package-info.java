/// Profiles: confirmed mappings, which apply to later files with the same header.
@NullMarked
package org.productimporter.importer.profiles;

import org.jspecify.annotations.NullMarked;
