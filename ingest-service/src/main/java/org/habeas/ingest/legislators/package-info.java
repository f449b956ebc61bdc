/**
 * The register of members of Congress that the project unitedstates/congress-legislators keeps (CC0). It knows the files and what of a member
 * was told before; what bills say of their sponsors it does not know.
 */
@NullMarked
package org.habeas.ingest.legislators;

import org.jspecify.annotations.NullMarked;
