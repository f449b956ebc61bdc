package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.detainee.statement.Custody;
import org.habeas.detainee.statement.Headline;
import org.habeas.detainee.statement.Proceedings;
import org.habeas.detainee.statement.Property;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class VocabularyTest {

    @Test
    void everyCodeIsExplainedInASentenceOfItsOwn() {
        // When
        JsonPath vocabulary =
                given().get("/v1/vocabulary").then().statusCode(200).extract().jsonPath();
        // Then
        explains(vocabulary, "properties", Arrays.stream(Property.values()).map(Property::code));
        explains(vocabulary, "custody", Arrays.stream(Custody.values()).map(Custody::name));
        explains(vocabulary, "proceedings", Arrays.stream(Proceedings.values()).map(Proceedings::name));
        explains(vocabulary, "headline", Arrays.stream(Headline.values()).map(Headline::code));
        assertThat(vocabulary.getString("headline.find { it.code == 'house-arrest' }.meaning"))
                .isEqualTo("The person is confined to a home.");
    }

    private static void explains(JsonPath vocabulary, String kind, Stream<String> codes) {
        assertThat(vocabulary.<String>getList(kind + ".code")).as(kind).containsExactlyElementsOf(codes.toList());
        List<String> meanings = vocabulary.getList(kind + ".meaning");
        assertThat(meanings)
                .as(kind)
                .doesNotHaveDuplicates()
                .allSatisfy(meaning -> assertThat(meaning).matches("[A-Z].{10,}"));
    }
}
