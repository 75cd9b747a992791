/// The page of those who may sign in.
@NullMarked
package org.productimporter.web.console.people;

import org.jspecify.annotations.NullMarked;
