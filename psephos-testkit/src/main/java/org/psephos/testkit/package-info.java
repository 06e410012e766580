/** Contract kits, seeded generators and reference data for tests. */
@NullMarked
package org.psephos.testkit;

import org.jspecify.annotations.NullMarked;
