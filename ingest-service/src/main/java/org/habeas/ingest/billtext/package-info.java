/** The text of bills as Congress marks it up (bill.dtd, res.dtd, amend.dtd): what is printed, and what its head says. */
@NullMarked
package org.habeas.ingest.billtext;

import org.jspecify.annotations.NullMarked;
