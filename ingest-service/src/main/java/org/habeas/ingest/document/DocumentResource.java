package org.habeas.ingest.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.ingest.office.OfficeReader;
import org.habeas.ingest.web.Download;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.Etags;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.page.PartPage;
import org.habeas.kit.problem.ContentAltered;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.Problem;
import org.habeas.kit.problem.Unprocessable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Documents over HTTP. */
@Path("/v1/documents")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents", description = "What came in, and what it says")
@APIResponse(
        responseCode = "default",
        description = "What is wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class DocumentResource {

    private static final Logger LOG = Logger.getLogger(DocumentResource.class);

    private static final String PUBLIC_ONLY = """
            {"type": "urn:habeas:problem:unprocessable",
             "title": "The content is well formed in part only, or contradicts itself", "status": 422,
             "detail": "A bill's file is a public record; its mark is CLEAR.", "instance": "/v1/documents",
             "code": "unprocessable",
             "errors": [{"pointer": "/tlp", "code": "public-record",
                         "detail": "A bill's file is a public record; its mark is CLEAR."}]}
            """;

    private static final String POST = "postDocument";
    private static final int JSON_COPIES = 3;
    private static final int JSON_AROUND_A_TEXT = 1_000_000;

    private final DocumentService service;
    private final DocumentRoom room;
    private final OfficeReader office;
    private final Reader reader;
    private final AuditTrail trail;
    private final Idempotency idempotency;
    private final WebPages pages;

    DocumentResource(
            DocumentService service,
            DocumentRoom room,
            OfficeReader office,
            Reader reader,
            AuditTrail trail,
            Idempotency idempotency,
            WebPages pages) {
        this.pages = pages;
        this.office = office;
        this.trail = trail;
        this.service = service;
        this.room = room;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    /** What a list of documents looks like. */
    @Schema(name = "DocumentPage")
    public record DocumentPage(
            List<DocumentRecord> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    /** What a list of observations looks like. */
    @Schema(name = "ObservationPage")
    public record ObservationPage(
            List<DocumentRecord.Observation> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    /** What a list of receipts looks like. */
    @Schema(name = "ReceiptPage")
    public record ReceiptPage(
            List<Receipt> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "postDocument",
            summary = "Brings a document in, as a file or as JSON; the same bytes again are the same document")
    @APIResponse(
            responseCode = "201",
            description = "The document and what was found in it; oddities also of the name under which it was sent",
            content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(
            responseCode = "200",
            description = "These bytes were known",
            content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(
            responseCode = "409",
            description = "These bytes were retracted, or cannot be taken with this token",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "More than is accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "Not a kind of file that is accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Accepted in kind, but wrong; so is a bill's file with any mark but CLEAR",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            example = PUBLIC_ONLY))
    public Response postFile(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("metadata") @Nullable String metadata,
            @Parameter(hidden = true) MultipartFormDataInput form,
            @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        FormParts.check(form);
        if (file == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send the document as the part named file.",
                    List.of(FieldProblem.pointer("/file", "required", "The part file is missing.")));
        }
        if (file.size() > service.maxBytes()) {
            throw new PayloadTooLarge(
                    "A document has at most " + service.maxBytes() + " bytes; this has " + file.size() + ".");
        }
        String said = metadata == null || metadata.isBlank() ? "" : metadata;
        Metadata read =
                said.isEmpty() ? Metadata.NONE : StrictJson.read(said.getBytes(StandardCharsets.UTF_8), Metadata.class);
        try (DocumentRoom.Place place = room.enter(file.size())) {
            byte[] bytes = Files.readAllBytes(file.uploadedFile());
            String sha256 = RecordHash.sha256(bytes);
            if (service.isKnown(sha256)) {
                return take(key, sha256 + " " + said, bytes, fileName(file), read);
            }
            // before the transaction: another process may take its time
            try (OfficeReader.Ahead ahead = office.readAhead(bytes, sha256)) {
                return take(key, sha256 + " " + said, bytes, fileName(file), read);
            }
        }
    }

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postDocumentText",
            summary = "Brings a document in as JSON: its text, or the url that it is fetched from")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewText.class),
                            example = "{\"text\": \"We support S.Res.540.\", \"date\": \"2024-04-04\","
                                    + " \"kind\": \"statement\"}"))
    @APIResponse(
            responseCode = "201",
            description = "The document and what was found in it; one that was fetched has the url where it was found",
            content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(
            responseCode = "422",
            description = "The metadata is wrong, or the address is one that is not fetched",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "502",
            description = "The address gave no document, and why",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "504",
            description = "The address did not answer in time",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response postText(
            InputStream body, @HeaderParam("Idempotency-Key") @Nullable String key, @Context HttpHeaders headers)
            throws IOException {
        NewText address;
        String request;
        // as JSON a text is in memory more than once before it is a document
        try (DocumentRoom.Place place =
                room.enter(JSON_COPIES * BodySize.of(headers).orElse(service.maxBytes()))) {
            byte[] bytes = read(body);
            NewText said = StrictJson.read(bytes, NewText.class);
            if (!said.mustBeFetched()) {
                return takeText(said, bytes, key);
            }
            address = said;
            request = RecordHash.sha256(bytes);
        }
        return takeAddress(address, request, key);
    }

    /** While it is fetched, it takes no room from the documents and is in no transaction. */
    private Response takeAddress(NewText said, String request, @Nullable String key) throws IOException {
        String hash = RecordHash.sha256(request.getBytes(StandardCharsets.UTF_8));
        Optional<Response> earlier = idempotency.earlier(key, reader, POST, hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try (Download found = pages.fetch(said)) {
            try (DocumentRoom.Place place = room.enter(found.size())) {
                String url = found.url().toString();
                byte[] bytes = found.bytes();
                WebFetch fetch = new WebFetch(url, found.at());
                return idempotency.once(
                        key,
                        reader,
                        POST,
                        hash,
                        () -> taken(service.takeFetched(
                                bytes, url, fetch, said.metadataAt(url), sender(), reader.clearance())));
            }
        }
    }

    private byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, service.maxBytes() + JSON_AROUND_A_TEXT));
        if (body.read() >= 0) {
            throw new PayloadTooLarge("A document has at most " + service.maxBytes() + " bytes.");
        }
        return bytes;
    }

    private Response takeText(NewText said, byte[] body, @Nullable String key) {
        if (said.text() == null || said.text().isBlank()) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send the document's text, or the url that it is to be fetched from.",
                    List.of(FieldProblem.pointer("/text", "required", "The text is missing.")));
        }
        if (said.text().codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
            String detail = "Halves of characters are not accepted.";
            throw new Unprocessable(detail, FieldProblem.pointer("/text", "control-character", detail));
        }
        return take(key, RecordHash.sha256(body), said.text().getBytes(StandardCharsets.UTF_8), null, said.metadata());
    }

    private Response take(
            @Nullable String key, String request, byte[] bytes, @Nullable String name, Metadata metadata) {
        return idempotency.once(
                key,
                reader,
                POST,
                RecordHash.sha256(request.getBytes(StandardCharsets.UTF_8)),
                () -> taken(service.take(bytes, name, metadata, sender(), reader.clearance())));
    }

    @GET
    @PermitAll
    @Operation(operationId = "listDocuments", summary = "Documents by filter, newest first, in pages")
    @APIResponse(
            responseCode = "200",
            description =
                    "A page of documents; it can be shorter than its limit where they are large, and next leads on",
            content = @Content(schema = @Schema(implementation = DocumentPage.class)))
    public Response list(
            @Valid @BeanParam PageParams page, @Valid @BeanParam DocumentFilter filter, @Context UriInfo uri) {
        List<String> marks = Clearances.visible(Outlet.LIST, reader.clearance());
        DocumentService.Listed listed = service.list(marks, filter, after(page), page.limit);
        listed.documents().forEach(d -> trail.shown(d.id().toString(), d.tlp()));
        String next =
                listed.next().map(id -> Cursor.encode(List.of(id.toString()))).orElse(null);
        Long total = page.exactCount() ? service.count(marks, filter) : null;
        return Pages.answer(new Page<>(listed.documents(), next, total), uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getDocument", summary = "One document with its mentions")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response get(@PathParam("id") String id, @Context Request request) {
        Document document = find(id, Outlet.DOCUMENT);
        Tlp clearance = reader.clearance();
        return Etags.answer(request, Etags.of(id, document.revision(), clearance, null), document::record);
    }

    @GET
    @Path("/{id}/mentions")
    @PermitAll
    @Operation(operationId = "getDocumentMentions", summary = "The bills and people that a document names")
    @APIResponse(
            responseCode = "200",
            description = "All of them, in the order of the text",
            content = @Content(schema = @Schema(implementation = DocumentRecord.Mentions.class)))
    public DocumentRecord.Mentions mentions(@PathParam("id") String id) {
        return find(id, Outlet.DOCUMENT).record().mentions();
    }

    @GET
    @Path("/{id}/observations")
    @PermitAll
    @Operation(operationId = "getDocumentObservations", summary = "The facts that a document states")
    @APIResponse(
            responseCode = "200",
            description = "A page of them, in the order of the text",
            content = @Content(schema = @Schema(implementation = ObservationPage.class)))
    public Response observations(@PathParam("id") String id, @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        List<DocumentRecord.Observation> all =
                find(id, Outlet.DOCUMENT).record().observations();
        return Pages.answer(PartPage.of(all, o -> Integer.toString(o.hashCode()), page), uri);
    }

    @GET
    @Path("/{id}/receipts")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(operationId = "getDocumentReceipts", summary = "Each time that a document came in, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of receipts",
            content = @Content(schema = @Schema(implementation = ReceiptPage.class)))
    public Response receipts(@PathParam("id") String id, @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        Document document = find(id, Outlet.DOCUMENT);
        boolean reviews = reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN);
        List<Receipt> rows = service.receipts(document.id(), after(page), page.limit + 1).stream()
                .map(r -> reviews
                                || reader.subject()
                                        .filter(own -> own.equals(r.subject()))
                                        .isPresent()
                        ? r
                        : r.withoutSender())
                .toList();
        Long total = page.exactCount() ? service.countReceipts(document.id()) : null;
        return Pages.answer(Page.of(rows, page.limit, r -> List.of(r.id().toString()), total), uri);
    }

    @GET
    @Path("/{id}/text")
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    @Operation(operationId = "getDocumentText", summary = "The text that offsets refer to")
    @APIResponse(
            responseCode = "200",
            description = "The running text",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "We support S.Res.540."))
    public String text(@PathParam("id") String id) {
        Document document = find(id, Outlet.DOCUMENT_TEXT);
        return service.text(document.id()).orElseThrow(() -> new NotFound("This document has no running text."));
    }

    @GET
    @Path("/{id}/diff")
    @PermitAll
    @Operation(
            operationId = "getDocumentDiff",
            summary = "What a document says that an earlier version does not, and what it no longer says")
    @APIResponse(
            responseCode = "200",
            description = "Lines, mentions and observations that came, and that went",
            content = @Content(schema = @Schema(implementation = DocumentDiff.class)))
    @APIResponse(
            responseCode = "404",
            description = "One of the two is not there, or the document supersedes none and since names none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DocumentDiff diff(
            @PathParam("id") String id,
            @Parameter(
                            description = "The earlier document; without it the one that this one supersedes",
                            example = "0198f000-0000-7000-8000-000000000001")
                    @QueryParam("since")
                    @Nullable
                    String since) {
        Document now = find(id, Outlet.DOCUMENT_TEXT);
        DocumentRecord record = now.record();
        if (since == null && record.supersedes() == null) {
            throw new NotFound("Document " + id + " supersedes none; name another with since.");
        }
        DocumentRecord before = find(since == null ? String.valueOf(record.supersedes()) : since, Outlet.DOCUMENT_TEXT)
                .record();
        try (DocumentRoom.Place place = room.enter(record.bytes() + before.bytes())) {
            return DocumentDiff.of(
                    before,
                    service.text(before.id()).orElse(""),
                    record,
                    service.text(record.id()).orElse(""));
        }
    }

    @GET
    @Path("/{id}/content")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getDocumentContent", summary = "The original bytes, as an attachment")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    public Response content(@PathParam("id") String id) throws IOException {
        Document document = find(id, Outlet.DOCUMENT_TEXT);
        return Response.ok(bytes(document))
                .header("Content-Length", document.record().bytes())
                .header("Content-Disposition", "attachment; filename=\"" + document.sha256() + "\"")
                .build();
    }

    private InputStream bytes(Document document) throws IOException {
        try {
            return service.content(document);
        } catch (AlteredContent e) {
            LOG.errorf("%s; put the file of a backup in its place", e.getMessage());
            throw new ContentAltered(
                    "What is kept of document " + document.id()
                            + " is not what came in: its bytes were altered on the disk. Its text and record are not affected.");
        }
    }

    private static Optional<UUID> after(PageParams page) {
        return page.after(1).map(keys -> Cursor.uuid(keys.getFirst()));
    }

    /** The name that the sender's file had, if it can be kept. */
    private static @Nullable String fileName(FileUpload file) {
        String name = file.fileName();
        return name != null && name.length() <= 1_000 && Parameters.isText(name) ? name : null;
    }

    private Document find(String id, Outlet outlet) {
        Document found = uuid(id).flatMap(service::find)
                .filter(d -> Clearances.mayShow(outlet, d.tlp(), reader.clearance()))
                .orElseThrow(() -> new NotFound("There is no document " + id + "."));
        trail.shown(found.id().toString(), found.tlp());
        return found;
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }

    private Response taken(Outcome.Taken taken) {
        DocumentRecord document = taken.document().withOddities(taken.oddities());
        trail.shown(document.id().toString(), document.tlp());
        return Response.status(taken.isNew() ? 201 : 200)
                .header(HttpHeaders.LOCATION, "/v1/documents/" + document.id())
                .entity(document)
                .build();
    }
}
