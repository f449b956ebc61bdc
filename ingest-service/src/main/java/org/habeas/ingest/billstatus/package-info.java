/** GPO's BILLSTATUS files into bill records. It knows both layouts and their traps; it knows nothing of storage or HTTP. */
@NullMarked
package org.habeas.ingest.billstatus;

import org.jspecify.annotations.NullMarked;
