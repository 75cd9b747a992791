/// Who is told of changes, what they are told, and proof that they were told.
@NullMarked
package org.productimporter.web.webhooks;

import org.jspecify.annotations.NullMarked;
