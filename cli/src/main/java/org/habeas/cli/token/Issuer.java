package org.habeas.cli.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.habeas.cli.stack.StackLayout;
import org.habeas.contracts.Tlp;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** The local issuer: an EC P-256 key whose private half never leaves the data folder. */
public final class Issuer {

    private final PrivateKey key;

    private Issuer(PrivateKey key) {
        this.key = key;
    }

    /** The issuer of a stack; its key is made at the first call. */
    public static Issuer of(StackLayout layout) throws IOException, GeneralSecurityException {
        return of(layout.privateKey(), layout.publicKey());
    }

    /** The issuer of a key in two PEM files; they are made if missing. */
    public static Issuer of(Path privateKey, Path publicKey) throws IOException, GeneralSecurityException {
        // the private half is written last: a pair that a crash cut in two is made anew
        if (!Files.exists(privateKey) || !Files.exists(publicKey)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Files.createDirectories(publicKey.toAbsolutePath().getParent());
            Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            StackLayout.writePrivate(
                    privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        }
        String body =
                Files.readString(privateKey).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return new Issuer(KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body))));
    }

    /** A signed access token. */
    public String token(String subject, Collection<String> roles, Tlp clearance, Duration ttl) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(StackLayout.ISSUER);
        claims.setAudience("habeas");
        claims.setSubject(subject);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        NumericDate end = NumericDate.now();
        end.addSeconds(ttl.toSeconds());
        claims.setExpirationTime(end);
        claims.setStringListClaim("groups", List.copyOf(roles));
        claims.setStringClaim("clearance", clearance.label());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the issuer's key cannot sign", e);
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }
}
