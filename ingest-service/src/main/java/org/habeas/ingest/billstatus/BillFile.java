package org.habeas.ingest.billstatus;

import java.util.List;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.DocumentRecord.Oddity;

/**
 * What was read of a bill's file.
 *
 * @param bytes of what it says of the bill, as JSON
 * @param oddities what is odd about the file and does not keep it from being read, in its order
 */
public record BillFile(BillRecord bill, int bytes, List<Oddity> oddities) {}
