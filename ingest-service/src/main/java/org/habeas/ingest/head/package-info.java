/**
 * What a document says of itself where it begins and where it ends: its kind, title, date, issuer, who signed it and to whom, its language
 * and its footnotes. It knows the text alone; what a sender says of the document it does not know.
 */
@NullMarked
package org.habeas.ingest.head;

import org.jspecify.annotations.NullMarked;
