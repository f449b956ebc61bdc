package org.habeas.cli.token;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.habeas.cli.stack.StackLayout;
import org.habeas.contracts.ReservedSubjects;
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

    /** The issuer of a key in two PEM files; what is missing of them, or does not fit the private one, is made. */
    public static Issuer of(Path privateKey, Path publicKey) throws IOException, GeneralSecurityException {
        Optional<PrivateKey> pair = pair(privateKey, publicKey);
        return new Issuer(pair.isPresent() ? pair.get() : make(privateKey, publicKey));
    }

    /** The private key, if the public one fits it. */
    private static Optional<PrivateKey> pair(Path privateKey, Path publicKey)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(privateKey)) {
            return Optional.empty();
        }
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(privateKey)));
        return isOther(key, publicKey) ? Optional.empty() : Optional.of(key);
    }

    /** Of several commands that find no pair at once, one makes it and the others take it. */
    private static synchronized PrivateKey make(Path privateKey, Path publicKey)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(privateKey.toAbsolutePath().getParent());
        try (FileChannel file = FileChannel.open(
                        privateKey.resolveSibling("issuer.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!Files.exists(privateKey)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                StackLayout.writePrivate(
                        privateKey,
                        pem(
                                "PRIVATE KEY",
                                generator.generateKeyPair().getPrivate().getEncoded()));
            }
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(privateKey)));
            if (isOther(key, publicKey)) {
                StackLayout.writePublic(
                        publicKey, pem("PUBLIC KEY", publicOf(key).getEncoded()));
            }
            return key;
        }
    }

    private static boolean isOther(PrivateKey key, Path publicKey) throws IOException {
        if (!Files.exists(publicKey)) {
            return true;
        }
        try {
            return !fit(key, KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der(publicKey))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return true; // it is no key at all
        }
    }

    private static boolean fit(PrivateKey key, PublicKey other) throws GeneralSecurityException {
        byte[] probe = {1};
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update(probe);
        return signature.verify(signed);
    }

    /**
     * The public half of a private key, which is the curve's generator times that number. Java multiplies points in the key
     * agreement only, which gives x; y is one of the two square roots, which the curve's p ≡ 3 (mod 4) makes a power.
     */
    private static PublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof ECPrivateKey ec) || !(ec.getParams().getCurve().getField() instanceof ECFieldFp field)) {
            throw new InvalidKeyException("the issuer's key is none of the curve P-256");
        }
        ECParameterSpec curve = ec.getParams();
        KeyFactory keys = KeyFactory.getInstance("EC");
        KeyAgreement multiplication = KeyAgreement.getInstance("ECDH");
        multiplication.init(key);
        multiplication.doPhase(keys.generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve)), true);
        BigInteger p = field.getP();
        BigInteger x = new BigInteger(1, multiplication.generateSecret());
        BigInteger y = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        PublicKey one = keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
        return fit(key, one) ? one : keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, p.subtract(y)), curve));
    }

    private static byte[] der(Path pem) throws IOException {
        return Base64.getDecoder()
                .decode(Files.readString(pem)
                        .replaceAll("-----[A-Z ]+-----", "")
                        .replaceAll("\\s", ""));
    }

    /** A signed access token. */
    public String token(String subject, Collection<String> roles, Tlp clearance, Duration ttl) {
        return signed(claims(subject, roles, clearance, ttl));
    }

    /** A signed access token for whatever loads the seeds: the one token that services take under that name. */
    public String seedLoader(Duration ttl) {
        JwtClaims claims = claims(ReservedSubjects.SEED_LOADER, List.of("contributor", "reviewer"), Tlp.CLEAR, ttl);
        claims.setClaim(ReservedSubjects.LOADS_SEEDS, true);
        return signed(claims);
    }

    private static JwtClaims claims(String subject, Collection<String> roles, Tlp clearance, Duration ttl) {
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
        return claims;
    }

    private String signed(JwtClaims claims) {
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
