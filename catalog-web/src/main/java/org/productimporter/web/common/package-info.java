/// Types that several features use: pages, problem details, change polling, files.
@NullMarked
package org.productimporter.web.common;

import org.jspecify.annotations.NullMarked;
