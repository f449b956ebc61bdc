package org.habeas.legislation.bill;

/** Answers as the contract shows them, cut short; the values are those of the official record of each bill. */
final class BillExamples {

    static final String BILL = """
            {"id": "118-sres-540", "citation": "S.Res.540", "congress": 118, "type": "sres", "number": 540,
             "introduced": "2024-02-01", "status": "EXPIRED", "statusSince": "2025-01-03", "stage": null,
             "statusBeforeExpiry": "REFERRED", "statusBeforeExpirySince": "2024-02-01", "stageBeforeExpiry": null,
             "cosponsors": 1, "revision": 1, "updated": "2026-02-05T09:30:00Z"}""";

    static final String BILLS = "{\"items\": [" + BILL + "], \"next\": null}";

    static final String STATUS = """
            {"id": "118-s-3000", "status": "EXPIRED", "statusSince": "2025-01-03", "stage": null, "stageSince": null,
             "statusBeforeExpiry": "PASS_OVER:SENATE", "statusBeforeExpirySince": "2023-11-15",
             "stageBeforeExpiry": "HELD_AT_DESK", "rule": "congress-ended", "ruleVersion": "status/2", "action": null,
             "earlier": [{"status": "PASS_OVER:SENATE", "statusSince": "2023-11-15", "stage": "HELD_AT_DESK",
                          "stageSince": "2023-11-17", "rule": "on-passage"}],
             "milestones": [],
             "next": [{"code": "REINTRODUCTION", "text": "The same text may be introduced again in a later Congress."}],
             "unclassified": []}""";

    static final String ACTIONS = """
            {"items": [{"sequence": 1, "date": "2024-02-01", "text": "Submitted in Senate", "committees": [],
                        "references": []}], "next": null}""";

    static final String COSPONSORS = """
            {"items": [{"bioguide": "W000437", "name": "Sen. Wicker, Roger F. [R-MS]", "party": "R", "state": "MS",
                        "joined": "2024-02-01", "original": true}], "next": null}""";

    static final String COMMITTEES = """
            {"items": [{"code": "ssfr00", "name": "Foreign Relations Committee", "chamber": "Senate",
                        "activities": [{"name": "Referred To", "at": "2024-02-01T17:05:07Z"}]}], "next": null}""";

    static final String TEXTS = """
            {"items": [{"code": "IS", "name": "Introduced in Senate", "date": "2024-02-01", "urls": []}], "next": null}""";

    static final String RELATED = """
            {"items": [{"id": "118-hres-735", "reasons": ["Related bill"]}], "next": null}""";

    static final String DOCUMENTS = """
            {"items": [{"id": "01890a5d-ac96-774b-bcce-b302099a8057", "title": "A letter", "date": "2024-02-05",
                        "kind": "letter", "mentions": [{"text": "S.Res.540", "start": 11, "end": 20,
                        "billId": "118-sres-540", "certainty": "document", "alternatives": []}]}], "next": null}""";

    static final String CHANGES = """
            {"items": [{"position": 7, "type": "bill.added", "subject": "118-sres-540", "revision": 1,
                        "time": "2026-02-05T09:30:00Z", "effective": "2025-01-03", "fields": []}], "next": 7}""";

    static final String STATUSES = """
            {"items": [{"code": "REFERRED", "kind": "STATUS", "label": "Referred to committee",
                        "meaning": "A committee has it and has not sent it back.", "reachedBy": ["s", "sres"],
                        "within": [], "terminal": false, "expires": true}], "next": null}""";

    static final String CANDIDATES = "{\"candidates\": [\"119-sres-540\", \"118-sres-540\"]}";

    private BillExamples() {}
}
