package org.habeas.ingest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.habeas.kit.test.OpenApiContract;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class OpenApiTest {

    @Test
    void servedContractIsTheCommittedOne() throws IOException {
        OpenApiContract.check("ingest-service");
    }
}
