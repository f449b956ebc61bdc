package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.habeas.contracts.Ids;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.billstatus.BillBounds;
import org.habeas.ingest.billstatus.BillFile;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.ingest.billstatus.OddityCode;
import org.habeas.ingest.billyaml.BillYamlReader;
import org.habeas.ingest.congressapi.CongressApiReader;
import org.habeas.ingest.legislators.LegislatorsReader;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Makes a document of bytes and of what their sender says about them. It stores nothing. */
@ApplicationScoped
class DocumentReader {

    private static final String HABEAS = "Habeas";
    private static final String REGISTER = "unitedstates/congress-legislators";
    private static final String LIBRARY = "Library of Congress";
    private static final String PUBLISHING_OFFICE = "U.S. Government Publishing Office";

    private final RunningTexts running;
    private final TextReader texts;
    private final Clock clock;

    DocumentReader(RunningTexts running, TextReader texts, Clock clock) {
        this.running = running;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param seeded whether the seed-loader sends it
     * @throws Unprocessable if the metadata or the content is wrong
     */
    ReadDocument read(byte[] bytes, String sha256, Metadata metadata, boolean seeded) {
        UUID id = Ids.newId(clock);
        Content content = Content.of(bytes);
        return switch (content) {
            case Content.BillStatus xml -> {
                MetadataCheck.checkBillFile(metadata, Document.BILL_STATUS);
                BillFile file = billStatus(xml, id, seeded);
                yield billFile(sha256, content, bytes.length, Document.BILL_STATUS, metadata, PUBLISHING_OFFICE, file);
            }
            case Content.CongressApi json -> {
                MetadataCheck.checkBillFile(metadata, Document.BILL_STATUS);
                BillFile file = congressApi(json, id, seeded);
                yield billFile(sha256, content, bytes.length, Document.BILL_STATUS, metadata, LIBRARY, file);
            }
            case Content.BillYaml yaml -> {
                MetadataCheck.checkBillFile(metadata, Document.BILL_RECORD);
                BillRecord bill = BillYamlReader.read(yaml.yaml(), id, seeded, today());
                BillFile file = new BillFile(bill, BillBounds.bytes(bill), List.of());
                String issuer = metadata.issuer() == null && seeded ? HABEAS : metadata.issuer();
                yield billFile(sha256, content, bytes.length, Document.BILL_RECORD, metadata, issuer, file);
            }
            case Content.Legislators register -> register(id, sha256, register, bytes.length, metadata);
            case Content.Running text -> text(id, sha256, text, bytes.length, metadata);
        };
    }

    /** What the sender says of it goes before what the file itself says. */
    private ReadDocument text(UUID id, String sha256, Content.Running content, long length, Metadata sent) {
        RunningText text = running.of(content, sha256);
        Metadata metadata = sent.over(text.said());
        TextReader.Found found = texts.read(text, metadata);
        DocumentFacts facts = DocumentFacts.of(metadata, found.head());
        return new ReadDocument(
                new DocumentRecord(
                        id,
                        sha256,
                        content.mediaType(),
                        length,
                        facts.kind(),
                        facts.title(),
                        facts.date(),
                        facts.issuer(),
                        facts.signatories(),
                        facts.recipients(),
                        facts.language(),
                        metadata.url(),
                        tlp(metadata),
                        metadata.describes(),
                        found.mentions(),
                        StatedFacts.of(facts.kind(), found.mentions()),
                        false,
                        1,
                        text.oddities(),
                        text.file()),
                found.text(),
                found.folds(),
                null,
                List.of());
    }

    /** Without a day of its own it is of the day on which it comes in. */
    private ReadDocument register(
            UUID id, String sha256, Content.Legislators register, long length, Metadata metadata) {
        MetadataCheck.checkRegister(metadata);
        LocalDate asOf = metadata.date() == null ? today() : LocalDate.parse(metadata.date());
        List<MemberRecord> members = members(register, id, asOf);
        return new ReadDocument(
                new DocumentRecord(
                        id,
                        sha256,
                        register.mediaType(),
                        length,
                        "record",
                        metadata.title() == null
                                ? "Members of Congress: " + members.size() + " of the register"
                                : metadata.title(),
                        asOf.toString(),
                        metadata.issuer() == null ? REGISTER : metadata.issuer(),
                        List.of(),
                        List.of(),
                        "en",
                        metadata.url(),
                        Tlp.CLEAR,
                        null,
                        new Mentions(List.of(), List.of()),
                        List.of(),
                        false,
                        1,
                        metadata.date() == null ? List.of(withoutDate(asOf)) : List.of()),
                null,
                null,
                null,
                members);
    }

    private static Oddity withoutDate(LocalDate asOf) {
        return OddityCode.NO_DATE.of("It counts as that of " + asOf
                + ", the day on which it came in; sent again with the date of its day it counts as that of this day.");
    }

    /**
     * What a register says that is here already, as of the day that its sender now states.
     *
     * @return none where the document is no register, or no day is stated
     * @throws Unprocessable if the metadata is not that of a register
     */
    List<MemberRecord> again(byte[] bytes, DocumentRecord known, Metadata metadata) {
        boolean mayBe = known.mediaType().equals("application/yaml")
                || known.mediaType().equals("text/csv");
        if (!mayBe || !(Content.of(bytes) instanceof Content.Legislators register)) {
            return List.of();
        }
        MetadataCheck.checkRegister(metadata);
        return metadata.date() == null ? List.of() : members(register, known.id(), LocalDate.parse(metadata.date()));
    }

    private static List<MemberRecord> members(Content.Legislators register, UUID id, LocalDate asOf) {
        return register.isYaml()
                ? LegislatorsReader.yaml(register.text(), id, asOf)
                : LegislatorsReader.csv(register.text(), id, asOf);
    }

    private BillFile billStatus(Content.BillStatus xml, UUID id, boolean seeded) {
        try {
            return BillStatusReader.readFile(xml.xml(), id, seeded, today());
        } catch (BillStatusException e) {
            throw Content.unreadable(e, Content.MALFORMED_XML);
        }
    }

    private BillFile congressApi(Content.CongressApi json, UUID id, boolean seeded) {
        try {
            return CongressApiReader.read(json.json(), id, seeded, today());
        } catch (BillStatusException e) {
            throw Content.unreadable(e, Content.MALFORMED_JSON);
        }
    }

    private static BillRecord fitting(BillFile file) {
        BillBounds.tooLarge(file.bill(), file.bytes()).ifPresent(part -> {
            String detail = part.isEmpty()
                    ? "The bill is larger than one event may be."
                    : "The " + part + " of the bill are larger than one event may be.";
            throw new Unprocessable(
                    detail, FieldProblem.pointer(part.isEmpty() ? "" : "/" + part, "too-large", detail));
        });
        return file.bill();
    }

    private static ReadDocument billFile(
            String sha256,
            Content content,
            long length,
            String kind,
            Metadata metadata,
            @Nullable String issuer,
            BillFile file) {
        BillRecord bill = fitting(file);
        return new ReadDocument(
                new DocumentRecord(
                        bill.documentId(),
                        sha256,
                        content.mediaType(),
                        length,
                        kind,
                        metadata.title() == null ? bill.id().cited() : metadata.title(),
                        bill.sourceUpdated().toString().substring(0, 10),
                        issuer,
                        List.of(),
                        List.of(),
                        "en",
                        metadata.url(),
                        tlp(metadata),
                        null,
                        new Mentions(List.of(), List.of()),
                        List.of(),
                        false,
                        1,
                        file.oddities()),
                null,
                null,
                bill,
                List.of());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Tlp tlp(Metadata metadata) {
        return metadata.tlp() == null ? Tlp.CLEAR : metadata.tlp();
    }
}
