/// Takes files in: streams them to disk, and leaves nothing behind that is not wanted.
@NullMarked
package org.productimporter.web.uploads;

import org.jspecify.annotations.NullMarked;
