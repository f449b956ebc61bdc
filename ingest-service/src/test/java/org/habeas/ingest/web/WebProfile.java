package org.habeas.ingest.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An operator who lets the website of the tests be fetched from, and has little patience. */
public class WebProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "habeas.fetch.allow", Website.HOST,
                "habeas.fetch.silence-timeout", "1s",
                "habeas.fetch.total-timeout", "3s",
                "habeas.documents.max-bytes", "1000000",
                "habeas.imports.max-bytes", "3000000",
                "habeas.imports.fetch-timeout", "5s");
    }
}
