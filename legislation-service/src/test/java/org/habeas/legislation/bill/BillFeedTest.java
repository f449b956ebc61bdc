package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.habeas.legislation.document.MentionService;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillFeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Inject
    BillService bills;

    @Inject
    MentionService mentions;

    @Test
    void changesAreEntriesTheNewestFirstUnderWhatAFeedNeeds() throws Exception {
        // Given
        bills.apply(Snapshots.of("89-sres-1")
                .title("A <b>bold</b> & \"quoted\" resolution\u0001.")
                .record());
        bills.apply(Snapshots.of("89-sres-1")
                .stamped("2018-06-01T00:00:00Z", "b")
                .title("A <b>bold</b> & \"quoted\" resolution\u0001.")
                .cosponsor("A000001", false, "Rep. <Adams> & Co")
                .action("Resolution agreed to in Senate without amendment by Unanimous Consent.")
                .record());
        // When
        Document feed = parsed(feed("89-sres-1", 3));
        // Then
        Element root = feed.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(root.getLocalName()).isEqualTo("feed");
        assertThat(texts(root, "id").getFirst()).isEqualTo("urn:habeas:bill:89-sres-1");
        assertThat(texts(root, "title").getFirst()).isEqualTo("S.Res.1 (89th Congress)");
        assertThat(texts(root, "subtitle")).containsExactly("A <b>bold</b> & \"quoted\" resolution\ufffd.");
        assertThat(texts(root, "name")).containsExactly("Habeas");
        assertThat(link(root, "self"))
                .startsWith("http://")
                .endsWith(":" + RestAssured.port + "/v1/bills/89-sres-1/feed.atom");
        List<Element> entries = elements(root, "entry");
        assertThat(texts(entries.getLast(), "title").getFirst()).contains("S.Res.1 (89th Congress)", "introduced");
        assertThat(entries.stream().map(e -> texts(e, "id").getFirst()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("urn:uuid:"));
        List<Instant> times = entries.stream()
                .map(e -> Instant.parse(texts(e, "updated").getFirst()))
                .toList();
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(Instant.parse(texts(root, "updated").getFirst())).isEqualTo(times.getFirst());
        assertThat(texts(root, "content")).anyMatch(text -> text.contains("Rep. <Adams> & Co"));
        String change = link(entries.getFirst(), "alternate");
        given().get(change)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body(
                        "items[0].id",
                        equalTo(texts(entries.getFirst(), "id").getFirst().substring("urn:uuid:".length())));
    }

    @Test
    void feedIsNotSentAgainUntilSomethingHasChanged() {
        // Given
        bills.apply(Snapshots.of("89-sres-2").record());
        Response first = feed("89-sres-2", 1);
        String tag = first.header("ETag");
        // When, Then
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        given().header("If-None-Match", tag)
                .get("/v1/bills/89-sres-2/feed.atom")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        mentions.apply(Mentioning.document(UUID.randomUUID(), "89-sres-2"));
        await().untilAsserted(() -> given().header("If-None-Match", tag)
                .get("/v1/bills/89-sres-2/feed.atom")
                .then()
                .statusCode(200));
    }

    @Test
    void whatARestrictedDocumentSaysIsInTheFeedOfThoseWhoMaySeeIt() throws Exception {
        // Given
        bills.apply(Snapshots.of("89-sres-3").record());
        mentions.apply(Mentioning.document(UUID.randomUUID(), "89-sres-3", Tlp.AMBER));
        String cleared = Tokens.of("partner", Tlp.AMBER);
        await().untilAsserted(() -> assertThat(elements(
                        parsed(given().auth().oauth2(cleared).get("/v1/bills/89-sres-3/feed.atom"))
                                .getDocumentElement(),
                        "entry"))
                .hasSize(2));
        // When, Then
        assertThat(elements(parsed(feed("89-sres-3", 1)).getDocumentElement(), "entry"))
                .hasSize(1);
        assertThat(elements(
                        parsed(given().auth()
                                        .oauth2(Tokens.of("other", Tlp.GREEN))
                                        .get("/v1/bills/89-sres-3/feed.atom"))
                                .getDocumentElement(),
                        "entry"))
                .hasSize(1);
    }

    @Test
    void onlyTheLastFiftyAreInAFeed() throws Exception {
        // Given
        bills.apply(Snapshots.of("89-sres-4").record());
        for (int i = 0; i < 55; i++) {
            mentions.apply(Mentioning.document(UUID.randomUUID(), "89-sres-4"));
        }
        // When
        List<Element> entries = elements(parsed(feed("89-sres-4", 50)).getDocumentElement(), "entry");
        // Then
        assertThat(entries)
                .hasSize(50)
                .allMatch(e -> texts(e, "title").getFirst().contains("mention"));
    }

    @Test
    void citationLeadsToTheFeedAndWhatIsNoneIsAProblem() {
        bills.apply(Snapshots.of("89-sres-77005").record());
        bills.apply(Snapshots.of("89-sres-77006").record());
        bills.apply(Snapshots.of("88-sres-77006").record());
        given().redirects()
                .follow(false)
                .get("/v1/bills/S.Res.77005/feed.atom")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/bills/89-sres-77005/feed.atom"));
        given().get("/v1/bills/S.Res.77006/feed.atom")
                .then()
                .statusCode(300)
                .contentType("application/json")
                .body("candidates", equalTo(List.of("89-sres-77006", "88-sres-77006")));
        given().get("/v1/bills/89-s-99999/feed.atom").then().statusCode(404).contentType("application/problem+json");
        given().queryParam("limit", 5)
                .get("/v1/bills/89-sres-77005/feed.atom")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().accept("application/pdf")
                .get("/v1/bills/89-sres-77005/feed.atom")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    /** Once so many changes have been numbered. */
    private static Response feed(String bill, int entries) {
        return await().until(
                        () -> given().get("/v1/bills/" + bill + "/feed.atom"),
                        answer -> answer.statusCode() == 200
                                && answer.contentType().startsWith("application/atom+xml")
                                && answer.asString().split("<entry>", -1).length > entries);
    }

    private static Document parsed(Response answer) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
        return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(answer.asByteArray()));
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagNameNS(ATOM, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> texts(Element in, String name) {
        return elements(in, name).stream().map(Element::getTextContent).toList();
    }

    private static String link(Element in, String relation) {
        return elements(in, "link").stream()
                .filter(link ->
                        link.getParentNode() == in && link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href"))
                .findFirst()
                .orElseThrow();
    }
}
