/// REST for users.
@NullMarked
package org.productimporter.web.people.api;

import org.jspecify.annotations.NullMarked;
