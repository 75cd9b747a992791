/// Uploads: streams files from REST, browsers and the drop folder to disk.
@NullMarked
package org.productimporter.web.uploads;

import org.jspecify.annotations.NullMarked;
