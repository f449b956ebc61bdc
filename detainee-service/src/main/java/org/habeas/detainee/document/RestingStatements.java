package org.habeas.detainee.document;

import java.util.UUID;
import org.habeas.contracts.Tlp;

/** What becomes of recorded statements that rest on a document whose mark rises, or that is withdrawn. */
public interface RestingStatements {

    /** Marks what rests on a document no lower than the document. In the transaction of its mentions, behind them. */
    void restrict(UUID document, Tlp mark);

    /**
     * Takes back what rests on a document alone. In the transaction of its mentions, behind them.
     *
     * @param why the reason, in a sentence
     */
    void withdraw(UUID document, String why);
}
