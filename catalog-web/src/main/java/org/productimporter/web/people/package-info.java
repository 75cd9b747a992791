/// People and their passwords: who may sign in, with which role, and how guessing is slowed down.
@NullMarked
package org.productimporter.web.people;

import org.jspecify.annotations.NullMarked;
