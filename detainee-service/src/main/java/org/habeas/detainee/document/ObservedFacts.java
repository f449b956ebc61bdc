package org.habeas.detainee.document;

import org.habeas.contracts.DocumentRecord;

/** What becomes of that which documents say of people: it is proposed, and never recorded by itself. */
public interface ObservedFacts {

    /** Takes over what a newer revision of a document says, or says no more. In the transaction of its mentions, behind them. */
    void take(DocumentRecord document);
}
