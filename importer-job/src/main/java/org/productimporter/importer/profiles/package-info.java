/// Profiles of users, applied to files with the same header.
@NullMarked
package org.productimporter.importer.profiles;

import org.jspecify.annotations.NullMarked;
