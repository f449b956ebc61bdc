package org.habeas.ingest.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.language.edtf.Edtf;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A stored document: its record, and beside it what lists are filtered and readers are checked by. */
@Entity
@Table(name = "document")
public class Document {

    /** The kinds that follow from the content: official files on a bill, and bills as Habeas writes them. */
    static final String BILL_STATUS = "bill-status";

    static final String BILL_RECORD = "bill-record";

    @Id
    private UUID id;

    private String sha256;
    private String kind;
    private String tlp;
    private boolean retracted;

    /** Subject of the token of whoever retracted it. */
    @Column(name = "retracted_by")
    private @Nullable String retractedBy;

    /** By which version of the extractors it was read; null before that was kept. */
    private @Nullable Integer extraction;

    /** What people said of it, the sender and reviewers; null in what came before that was kept. */
    @ColumnTransformer(write = "?::jsonb")
    private @Nullable String stated;

    private @Nullable String issuer;

    @Column(name = "dated_from")
    private @Nullable LocalDate datedFrom;

    @Column(name = "dated_to")
    private @Nullable LocalDate datedTo;

    private long revision;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @ColumnTransformer(write = "?::jsonb")
    private String record;

    /** Of the record as JSON, for lists that have to know before they read it. */
    @Column(name = "record_bytes")
    private long recordBytes;

    /** What it is found by; the database makes an entry of it once and never gives the words back. */
    @Column(name = "search", updatable = false)
    @ColumnTransformer(read = "''", write = "search_entry(left(?::text, 200000))")
    private String words;

    protected Document() {}

    /** @param said by the sender */
    Document(DocumentRecord record, @Nullable String text, Metadata said, Instant recordedAt) {
        this.id = record.id();
        this.sha256 = record.sha256();
        this.recordedAt = recordedAt;
        this.words = words(record.title(), text);
        this.stated = Stated.bySender(said).json();
        this.extraction = ExtractionVersion.NUMBER;
        update(record);
    }

    /** Replaces what is known of the document; its id and its bytes never change. */
    final void update(DocumentRecord now) {
        this.kind = now.kind();
        this.tlp = now.tlp().label();
        this.retracted = now.retracted();
        this.issuer = now.issuer();
        Optional<Edtf> dated = Optional.ofNullable(now.date()).flatMap(Edtf::parse);
        this.datedFrom = dated.map(Edtf::earliest).orElse(null);
        this.datedTo = dated.map(Edtf::latest).orElse(null);
        this.revision = now.revision();
        this.record = Json.mapper().valueToTree(now).toString();
        this.recordBytes = record.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Withdraws it. Its text stays, and so do its metadata. */
    void retract(DocumentRecord.Retraction why, String reviewer) {
        update(record().retracted(why));
        this.retractedBy = reviewer;
    }

    /** Takes over what a reviewer has corrected, and remembers that it was said. */
    void correct(DocumentRecord now, Stated by) {
        update(now);
        this.stated = by.json();
    }

    /** Notes by which version of the extractors it was read. */
    void readBy(int version) {
        this.extraction = version;
    }

    Stated stated() {
        return Stated.of(stated);
    }

    /** Of a text the first 200,000 characters, or as many as PostgreSQL's entry takes. */
    static String words(@Nullable String title, @Nullable String text) {
        String said = text == null ? "" : text;
        return (title == null ? "" : title) + "\n" + said.substring(0, whole(said, 200_000));
    }

    /** So many characters at most, and no half of one. */
    private static int whole(String text, int most) {
        if (text.length() <= most) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    public UUID id() {
        return id;
    }

    public String sha256() {
        return sha256;
    }

    public Tlp tlp() {
        return Tlp.ofLabel(tlp).orElseThrow();
    }

    public boolean retracted() {
        return retracted;
    }

    /** Whether it lists the members of Congress, who are each told of apart from it. */
    boolean isRegister() {
        String type = record().mediaType();
        return kind.equals("record") && (type.equals("application/yaml") || type.equals("text/csv"));
    }

    /** Whether it is about the public record of Congress, which nobody's mark makes less public. */
    boolean isPublicRecord() {
        return kind.equals(BILL_STATUS) || kind.equals(BILL_RECORD);
    }

    public long revision() {
        return revision;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public DocumentRecord record() {
        try {
            return Json.mapper().readValue(record, DocumentRecord.class);
        } catch (IOException e) {
            throw new IllegalStateException("document " + id + " is not readable", e);
        }
    }
}
