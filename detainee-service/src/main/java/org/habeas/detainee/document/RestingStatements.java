package org.habeas.detainee.document;

import java.util.UUID;
import org.habeas.contracts.Tlp;

/** What becomes of recorded statements that rest on a document whose mark rises. */
public interface RestingStatements {

    /** Marks what rests on a document no lower than the document. In the transaction of its mentions, behind them. */
    void restrict(UUID document, Tlp mark);
}
