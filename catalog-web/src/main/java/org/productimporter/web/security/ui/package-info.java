/// The pages for sign-in, setup, users and API tokens, and the filter chain of the console.
@NullMarked
package org.productimporter.web.security.ui;

import org.jspecify.annotations.NullMarked;
