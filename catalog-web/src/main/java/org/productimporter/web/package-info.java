/// The server program: what its features have in common.
@NullMarked
package org.productimporter.web;

import org.jspecify.annotations.NullMarked;
