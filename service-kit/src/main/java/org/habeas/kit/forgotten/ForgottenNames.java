package org.habeas.kit.forgotten;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.habeas.language.name.NameKeys;

/**
 * Names of people who were erased, as keyed hashes of what recognises a name under another spelling. They answer one question,
 * whether a name that a document brings may be one of them; the names cannot be read from them, and without this database's own
 * key nobody can try names against them.
 */
@ApplicationScoped
public class ForgottenNames {

    private static final String HMAC = "HmacSHA256";

    private final EntityManager em;

    ForgottenNames(EntityManager em) {
        this.em = em;
    }

    /** Keeps the hashes of somebody's names; the names go. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remember(Collection<String> names) {
        Mac mac = mac();
        Set<String> seals = new HashSet<>();
        names.forEach(name -> seals.addAll(seals(mac, name)));
        if (!seals.isEmpty()) {
            em.createNativeQuery(
                            "insert into forgotten_name (seal) select unnest(cast(:seals as text[])) on conflict do nothing")
                    .setParameter("seals", seals.toArray(String[]::new))
                    .executeUpdate();
        }
    }

    /** Tells of a name whether it may be that of somebody who was erased, as things stand in this transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Predicate<String> known() {
        Set<String> seals = new HashSet<>();
        em.createNativeQuery("select seal from forgotten_name", Object.class)
                .getResultList()
                .forEach(row -> seals.add((String) row));
        if (seals.isEmpty()) {
            return name -> false;
        }
        String key = key();
        return name -> seals(mac(key), name).stream().anyMatch(seals::contains);
    }

    private static Set<String> seals(Mac mac, String name) {
        Set<String> seals = new HashSet<>();
        for (String key : NameKeys.of(name)) {
            seals.add(HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8))));
        }
        return seals;
    }

    private Mac mac() {
        return mac(key());
    }

    private String key() {
        return (String) em.createNativeQuery("select key from forgotten_key", Object.class)
                .getSingleResult();
    }

    private static Mac mac(String key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
