package org.habeas.ingest.imports;

/**
 * What became of the files so far.
 *
 * @param documents that are new
 * @param oddities of files that were taken all the same
 * @param bills among the new documents
 * @param mentions in the new documents
 * @param bytes of all files, unpacked
 */
record ImportCounts(
        long documents, long duplicates, long failed, long oddities, long bills, long mentions, long bytes) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0);

    long done() {
        return documents + duplicates + failed;
    }

    ImportCounts plus(ImportCounts more) {
        return new ImportCounts(
                documents + more.documents,
                duplicates + more.duplicates,
                failed + more.failed,
                oddities + more.oddities,
                bills + more.bills,
                mentions + more.mentions,
                bytes + more.bytes);
    }
}
