package org.habeas.cli.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.habeas.contracts.Tlp;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerTest {

    private static final int THREADS = 8;

    @TempDir
    Path folder;

    @RepeatedTest(20)
    void allWhoMakeTheKeyAtOnceHaveTheSameAndItFitsThePublicOne() throws Exception {
        // Given
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<Issuer>> made = new ArrayList<>();
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                made.add(threads.submit(() -> {
                    together.await();
                    return issuer();
                }));
            }
        }
        // Then
        for (Future<Issuer> issuer : made) {
            assertThat(isAccepted(issuer.get())).isTrue();
        }
        assertThat(isAccepted(issuer())).isTrue();
    }

    @Test
    void aPublicKeyThatIsOfAnotherPairIsMadeAnewFromThePrivateOne() throws Exception {
        for (String other : List.of("", "no key", otherPublicKey())) {
            // Given
            issuer();
            String publicKey = Files.readString(publicKey());
            String privateKey = Files.readString(privateKey());
            Files.writeString(publicKey(), other);
            // When
            Issuer again = issuer();
            // Then
            assertThat(isAccepted(again)).isTrue();
            assertThat(publicKey()).hasContent(publicKey);
            assertThat(privateKey()).hasContent(privateKey);
        }
    }

    @RepeatedTest(8) // about half of all keys have the one square root, the others the other
    void aMissingPublicKeyIsMadeFromThePrivateOne() throws Exception {
        // Given
        issuer();
        String before = Files.readString(publicKey());
        Files.delete(publicKey());
        // When
        Issuer again = issuer();
        // Then
        assertThat(publicKey()).hasContent(before);
        assertThat(isAccepted(again)).isTrue();
    }

    @Test
    void onlyTheOwnerReadsThePrivateKey() throws Exception {
        // When
        issuer();
        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateKey())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(publicKey())))
                .startsWith("rw-r");
    }

    private Issuer issuer() throws Exception {
        return Issuer.of(privateKey(), publicKey());
    }

    private Path privateKey() {
        return folder.resolve("keys").resolve("issuer-private.pem");
    }

    private Path publicKey() {
        return folder.resolve("keys").resolve("issuer-public.pem");
    }

    private String otherPublicKey() throws Exception {
        Path other = folder.resolve("other").resolve("public.pem");
        Issuer.of(folder.resolve("other").resolve("private.pem"), other);
        return Files.readString(other);
    }

    private boolean isAccepted(Issuer issuer) throws Exception {
        String body = Files.readString(publicKey())
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(issuer.token("somebody", List.of(), Tlp.CLEAR, Duration.ofHours(1)));
        token.setKey(key);
        return token.verifySignature();
    }
}
