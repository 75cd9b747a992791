/// Who did what, when and from where: written by whatever is done, read by administrators.
@NullMarked
package org.productimporter.web.audit;

import org.jspecify.annotations.NullMarked;
