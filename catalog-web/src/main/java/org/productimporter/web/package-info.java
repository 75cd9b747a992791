/// The web program: application, error handling and API documentation.
@NullMarked
package org.productimporter.web;

import org.jspecify.annotations.NullMarked;
