package org.habeas.ingest.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.http.Etags;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Documents over HTTP. */
@Path("/v1/documents")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents", description = "What came in, and what it says")
public class DocumentResource {

    private final DocumentService service;
    private final DocumentRepository documents;
    private final ContentStore store;
    private final Reader reader;
    private final ObjectMapper json;

    DocumentResource(
            DocumentService service,
            DocumentRepository documents,
            ContentStore store,
            Reader reader,
            ObjectMapper json) {
        this.service = service;
        this.documents = documents;
        this.store = store;
        this.reader = reader;
        this.json = json;
    }

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "postDocument",
            summary = "Brings a document in; the same bytes again are the same document")
    @APIResponse(
            responseCode = "201",
            description = "The document and what was found in it",
            content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(
            responseCode = "200",
            description = "These bytes were known",
            content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(
            responseCode = "415",
            description = "Not a kind of file that is accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Accepted in kind, but wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response postFile(
            @RestForm("file") @Nullable FileUpload file, @RestForm("metadata") @Nullable String metadata)
            throws IOException {
        if (file == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send the document as the part named file.",
                    List.of(FieldProblem.pointer("/file", "required", "The part file is missing.")));
        }
        Metadata said =
                metadata == null || metadata.isBlank() ? Metadata.NONE : json.readValue(metadata, Metadata.class);
        return taken(service.take(Files.readAllBytes(file.uploadedFile()), file.fileName(), said, sender()));
    }

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postDocumentText", summary = "Brings a document in as JSON with its text")
    public Response postText(NewText body) {
        if (body == null || body.text() == null || body.text().isBlank()) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send the document's text.",
                    List.of(FieldProblem.pointer("/text", "required", "The text is missing.")));
        }
        return taken(service.take(body.text().getBytes(StandardCharsets.UTF_8), null, body.metadata(), sender()));
    }

    @GET
    @PermitAll
    @Operation(operationId = "listDocuments", summary = "Documents, newest first")
    public Response list(
            @Valid @BeanParam PageParams page, @QueryParam("kind") @Nullable String kind, @Context UriInfo uri) {
        Optional<UUID> after = page.after(1).map(keys -> UUID.fromString(keys.getFirst()));
        List<DocumentRecord> rows =
                documents
                        .page(Clearances.visible(Outlet.LIST, reader.clearance()), kind, after, page.limit + 1)
                        .stream()
                        .map(Document::record)
                        .toList();
        Page<DocumentRecord> answer = Page.of(rows, page.limit, d -> List.of(d.id().toString()), null);
        return Pages.answer(answer, uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getDocument", summary = "One document with its mentions")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(
            responseCode = "404",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") String id, @Context Request request) {
        Document document = find(id, Outlet.DOCUMENT);
        Tlp clearance = reader.clearance();
        return Etags.answer(request, Etags.of(id, document.revision(), clearance, null), document::record);
    }

    @GET
    @Path("/{id}/mentions")
    @PermitAll
    @Operation(operationId = "getDocumentMentions", summary = "The bills and people that a document names")
    public DocumentRecord.Mentions mentions(@PathParam("id") String id) {
        return find(id, Outlet.DOCUMENT).record().mentions();
    }

    @GET
    @Path("/{id}/text")
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    @Operation(operationId = "getDocumentText", summary = "The text that offsets refer to")
    public String text(@PathParam("id") String id) {
        Document document = find(id, Outlet.DOCUMENT_TEXT);
        return documents.text(document.id()).orElseThrow(() -> new NotFound("This document has no running text."));
    }

    @GET
    @Path("/{id}/content")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getDocumentContent", summary = "The original bytes, as an attachment")
    public Response content(@PathParam("id") String id) throws IOException {
        Document document = find(id, Outlet.DOCUMENT_TEXT);
        return Response.ok(store.get(document.sha256()))
                .header("Content-Disposition", "attachment; filename=\"" + document.sha256() + "\"")
                .build();
    }

    private Document find(String id, Outlet outlet) {
        return uuid(id).flatMap(documents::findByIdOptional)
                .filter(d -> Clearances.mayShow(outlet, d.tlp(), reader.clearance()))
                .orElseThrow(() -> new NotFound("There is no document " + id + "."));
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

    private static Response taken(DocumentService.Taken taken) {
        DocumentRecord document = taken.document();
        return Response.status(taken.isNew() ? 201 : 200)
                .location(URI.create("/v1/documents/" + document.id()))
                .entity(document)
                .build();
    }
}
