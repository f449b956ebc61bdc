package org.habeas.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.habeas.contracts.BillId;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {

    /** Of each kind one field: always there, there or null, left out when null, and another record's. */
    record Answer(
            String always,
            @Nullable String orNull,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String orAbsent,

            @JsonUnwrapped Inner inner,
            @Nullable Inner reference) {}

    record Inner(int count) {}

    @Test
    void sayWhatTheRecordSays() throws IOException {
        OpenAPI document = described("Answer", "always", "orNull", "orAbsent", "count", "reference");
        Schema answer = filtered(document).getComponents().getSchemas().get("Answer");
        assertThat(answer.getRequired()).containsExactlyInAnyOrder("always", "orNull", "count", "reference");
        assertThat(answer.getProperties().get("always").getType()).containsExactly(Schema.SchemaType.STRING);
        assertThat(answer.getProperties().get("orNull").getType())
                .containsExactly(Schema.SchemaType.STRING, Schema.SchemaType.NULL);
        assertThat(answer.getProperties().get("orAbsent").getType()).containsExactly(Schema.SchemaType.STRING);
    }

    @Test
    void whatIsSentMayLackWhatMayBeNull() throws IOException {
        OpenAPI document = described("Answer", "always", "orNull", "orAbsent", "count", "reference");
        document.getPaths()
                .addPathItem(
                        "/v1/answers",
                        OASFactory.createPathItem()
                                .POST(OASFactory.createOperation()
                                        .requestBody(OASFactory.createRequestBody()
                                                .content(OASFactory.createContent()
                                                        .addMediaType(
                                                                "application/json",
                                                                OASFactory.createMediaType()
                                                                        .schema(OASFactory.createSchema()
                                                                                .ref("Answer")))))));
        Schema sent = filtered(document).getComponents().getSchemas().get("Answer");
        assertThat(sent.getRequired()).containsExactlyInAnyOrder("always", "count");
        assertThat(sent.getProperties().get("orAbsent").getType())
                .containsExactly(Schema.SchemaType.STRING, Schema.SchemaType.NULL);
    }

    @Test
    void anIdIsTheTextThatItIsInJson() throws IOException {
        Schema id = filtered(described("BillId", "congress", "type", "number"))
                .getComponents()
                .getSchemas()
                .get("BillId");
        assertThat(id.getType()).containsExactly(Schema.SchemaType.STRING);
        assertThat(id.getProperties()).isNull();
        assertThat("118-sres-540").matches(id.getPattern());
    }

    @Test
    void refuseASchemaBehindWhichNoRecordStands() {
        assertThatThrownBy(() -> filtered(described("Answer", "always", "unheardOf")))
                .hasMessageContaining("unheardOf");
    }

    private static OpenAPI described(String name, String... fields) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        for (String field : fields) {
            schema.addProperty(field, OASFactory.createSchema().addType(Schema.SchemaType.STRING));
        }
        return OASFactory.createOpenAPI()
                .paths(OASFactory.createPaths())
                .components(OASFactory.createComponents().addSchema(name, schema));
    }

    private static OpenAPI filtered(OpenAPI document) throws IOException {
        new RecordSchemas(Index.of(Answer.class, Inner.class, BillId.class)).filterOpenAPI(document);
        return document;
    }
}
