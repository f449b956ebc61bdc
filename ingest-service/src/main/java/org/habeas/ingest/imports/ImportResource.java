package org.habeas.ingest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.habeas.contracts.Tlp;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.ingest.document.FormParts;
import org.habeas.ingest.document.MetadataCheck;
import org.habeas.ingest.document.StrictJson;
import org.habeas.ingest.web.Download;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.Problem;
import org.habeas.kit.problem.UnsupportedMedia;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Imports of archives over HTTP. Senders see their own; who reviews sees those of others up to the clearance. */
@Path(ImportResource.PATH)
@RunOnVirtualThread
@RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports", description = "Many documents at once, as an archive")
@APIResponse(
        responseCode = "default",
        description = "What is wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ImportResource {

    static final String PATH = "/v1/imports";

    private static final String POST = "postImport";
    private static final int LONGEST_ADDRESS_BODY = 65_536;

    private static final String ACCEPTED =
            "Send a ZIP or a TAR, plain or compressed (.tar.gz, .tar.xz), as the part named file.";

    private final ImportService service;
    private final ImportSettings settings;
    private final Reader reader;
    private final Idempotency idempotency;
    private static final String DRY_RUN =
            "true says what would come of each file, in the same counts and rows, and takes nothing";

    private final AuditTrail trail;
    private final Clock clock;
    private final WebArchives archives;

    ImportResource(
            ImportService service,
            ImportSettings settings,
            Reader reader,
            Idempotency idempotency,
            AuditTrail trail,
            Clock clock,
            WebArchives archives) {
        this.archives = archives;
        this.trail = trail;
        this.clock = clock;
        this.service = service;
        this.settings = settings;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    /** What a list of imports looks like. */
    @Schema(name = "ImportPage")
    public record ImportPage(
            List<ImportView> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    /** What a list of an import's errors looks like. */
    @Schema(name = "ImportErrorPage")
    public record ImportErrorPage(
            List<ImportError> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "postImport",
            summary =
                    "Takes each file of a ZIP or TAR (plain, .gz, .xz), and of those inside it, as a document; metadata"
                            + " takes tlp, issuer, kind and language, for all of them")
    @APIResponse(
            responseCode = "202",
            description = "The import, which goes on by itself",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response post(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("metadata") @Nullable String metadata,
            @Parameter(description = DRY_RUN, schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @Parameter(hidden = true) MultipartFormDataInput form,
            @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        FormParts.check(form);
        boolean isDry = isDryRun(dryRun);
        if (file == null || file.size() == 0) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    ACCEPTED,
                    List.of(FieldProblem.pointer("/file", "required", "The part file is missing or empty.")));
        }
        if (file.size() > settings.maxBytes()) {
            throw new PayloadTooLarge(
                    "An archive has at most " + settings.maxBytes() + " bytes; this has " + file.size() + ".");
        }
        String said = metadata == null || metadata.isBlank() ? "" : metadata;
        ImportMetadata read = said.isEmpty()
                ? ImportMetadata.NONE
                : StrictJson.read(said.getBytes(StandardCharsets.UTF_8), ImportMetadata.class);
        MetadataCheck.check(read.ofEach(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        ArchiveFormat format = ArchiveFormat.of(file.uploadedFile())
                .orElseThrow(() -> new UnsupportedMedia("This is no archive of a kind that is read. " + ACCEPTED
                        + " A single document goes to POST /v1/documents."));
        String sha256 = hash(file.uploadedFile());
        return accept(
                key,
                request(sha256 + " " + said, isDry),
                new ImportService.Archive(file.uploadedFile(), name(file), sha256, file.size(), format),
                new ImportService.Wanted(read, isDry));
    }

    /** A dry run is another request than the import itself. */
    private static String request(String said, boolean isDry) {
        return RecordHash.sha256((said + (isDry ? " dry" : "")).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDryRun(@Nullable String parameter) {
        if (parameter == null || parameter.equals("false")) {
            return false;
        }
        if (parameter.equals("true")) {
            return true;
        }
        String detail = "dryRun is true or false.";
        throw new InvalidRequest(detail, FieldProblem.parameter("dryRun", "unknown", detail));
    }

    private Response accept(
            @Nullable String key, String request, ImportService.Archive archive, ImportService.Wanted wanted) {
        UUID id = service.newId();
        try {
            return idempotency.once(
                    key,
                    reader,
                    POST,
                    request,
                    () -> accepted(service.accept(id, archive, wanted, sender(), reader.clearance())));
        } catch (RuntimeException e) {
            service.withdraw(id, e);
            throw e;
        }
    }

    private Response accepted(ImportJob job) {
        return Response.accepted(shown(job))
                .header(HttpHeaders.LOCATION, PATH + "/" + job.id())
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postImportAddress",
            summary = "Fetches an archive from its url, and takes each file of it as a document")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportAddress.class),
                            example = "{\"url\": \"https://www.govinfo.gov/bulkdata/BILLSTATUS/118/sres/"
                                    + "BILLSTATUS-118-sres.zip\"}"))
    @APIResponse(
            responseCode = "202",
            description = "The archive is here, and its import goes on by itself",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "422",
            description = "The metadata is wrong, or the address is one that is not fetched",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "502",
            description = "The address gave no archive, and why",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "504",
            description = "The archive did not come in time",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response postAddress(
            InputStream body,
            @Parameter(description = DRY_RUN, schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        boolean isDry = isDryRun(dryRun);
        byte[] bytes = body.readNBytes(LONGEST_ADDRESS_BODY);
        ImportAddress said = StrictJson.read(bytes, ImportAddress.class);
        MetadataCheck.check(said.metadata().ofEach(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        String request = request(RecordHash.sha256(bytes), isDry);
        Optional<Response> earlier = idempotency.earlier(key, reader, POST, request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try (Download found = archives.fetch(said.url())) {
            ArchiveFormat format = ArchiveFormat.of(found.file())
                    .orElseThrow(() -> new UnsupportedMedia(
                            "What is there is no archive of a kind that is read (ZIP or TAR, plain, .gz or .xz)."
                                    + " A single document goes to POST /v1/documents."));
            return accept(
                    key,
                    request,
                    new ImportService.Archive(
                            found.file(), found.url().toString(), hash(found.file()), found.size(), format),
                    new ImportService.Wanted(said.metadata(), isDry));
        }
    }

    @GET
    @Operation(operationId = "listImports", summary = "Imports, newest first, in pages")
    @APIResponse(
            responseCode = "200",
            description = "A page of imports",
            content = @Content(schema = @Schema(implementation = ImportPage.class)))
    public Response list(@Valid @BeanParam PageParams page, @Context UriInfo uri) {
        Optional<UUID> after = page.after(1).map(keys -> Cursor.uuid(keys.getFirst()));
        List<ImportJob> jobs = service.list(viewer(), after, page.limit + 1);
        Long total = page.exactCount() ? service.count(viewer()) : null;
        return Pages.answer(
                Page.of(jobs, page.limit, j -> List.of(j.id().toString()), total)
                        .map(this::shown),
                uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getImport", summary = "How far an import is")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public ImportView get(@PathParam("id") String id) {
        return shown(find(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "cancelImport",
            summary = "Ends an import: what was taken stays, and no more is taken; asked again it says the same")
    @APIResponse(
            responseCode = "200",
            description = "The import, cancelled",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public ImportView cancel(@PathParam("id") String id) {
        ImportJob job = find(id);
        if (service.cancel(job)) {
            service.forget(job.id());
        }
        ImportJob now = find(id);
        if (now.state() != ImportState.CANCELLED) {
            throw new Conflict("This import has ended: it is " + now.state().label() + ".");
        }
        return shown(now);
    }

    @GET
    @Path("/{id}/errors")
    @Operation(
            operationId = "getImportErrors",
            summary = "What was refused of an import and why, and what is odd, in the order of the archive")
    @APIResponse(
            responseCode = "200",
            description =
                    "A page of rows: one for each file that was refused, and one for each thing that is odd about another",
            content = @Content(schema = @Schema(implementation = ImportErrorPage.class)))
    public Response errors(
            @PathParam("id") String id,
            @Parameter(
                            description = "Only what was lost, or only what is odd about files that were taken",
                            example = "failure",
                            schema = @Schema(enumeration = {"failure", "oddity"}))
                    @QueryParam("severity")
                    @Nullable
                    String severity,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        ImportJob job = find(id);
        shown(job);
        Optional<ImportError.Severity> wanted = ImportError.Severity.of(severity);
        ImportError.Place after = page.after(2).map(ImportError.Place::of).orElse(ImportError.Place.FIRST);
        List<ImportError> rows = service.errors(job.id(), wanted, after, page.limit + 1).stream()
                .map(row -> job.dryRun() ? row.withoutDocument() : row)
                .toList();
        Long total = page.exactCount() ? service.countErrors(job.id(), wanted) : null;
        return Pages.answer(Page.of(rows, page.limit, ImportError::keys, total), uri);
    }

    /** An import has the mark of all its files, of which it tells names and errors. */
    private ImportView shown(ImportJob job) {
        ImportView view = ImportView.of(job);
        Tlp.ofLabel(view.tlp()).ifPresent(mark -> trail.shown(job.id().toString(), mark));
        return view;
    }

    private ImportJob find(String id) {
        return uuid(id).flatMap(found -> service.find(found, viewer()))
                .orElseThrow(() -> new NotFound("There is no import " + id + "."));
    }

    private ImportViewer viewer() {
        return new ImportViewer(
                sender(),
                reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN),
                Clearances.visible(Outlet.IMPORT, reader.clearance()));
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String hash(java.nio.file.Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return RecordHash.sha256(in);
        }
    }

    /** The name that the sender's file had, if it can be kept. */
    private static @Nullable String name(FileUpload file) {
        String name = file.fileName();
        return name != null && name.length() <= 1_000 && Parameters.isText(name) ? name : null;
    }
}
