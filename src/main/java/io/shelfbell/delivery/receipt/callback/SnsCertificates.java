package io.shelfbell.delivery.receipt.callback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The certificates that Amazon SNS signs with, fetched once from Amazon and from nowhere else. */
final class SnsCertificates {
    /** Amazon's own address in a region; the "cn" is China's. */
    static final String HOST = "https://sns\\.[a-z]{2}(?:-[a-z]{2,12}){1,3}-\\d{1,2}\\.amazonaws\\.com(?:\\.cn)?";

    private static final Pattern ADDRESS = Pattern.compile(HOST + "/SimpleNotificationService-[0-9A-Za-z]{1,64}\\.pem");

    /** The names that Amazon's certificates for SNS bear, with the region in some partitions. */
    private static final Pattern OWNER =
            Pattern.compile("(?:^|,)CN=sns(?:[.-][a-z0-9-]{1,40})?\\.amazonaws\\.com(?:\\.cn)?(?:,|$)");

    private static final int MOST_KEPT = 16;
    private static final int MOST_AT_ONCE = 2;

    private final Fetch fetch;
    private final Semaphore fetching = new Semaphore(MOST_AT_ONCE);
    private final Map<String, X509Certificate> kept = new LinkedHashMap<>();

    SnsCertificates(Fetch fetch) {
        this.fetch = fetch;
    }

    static boolean isAmazons(String address) {
        return ADDRESS.matcher(address).matches();
    }

    /**
     * Empty when what is at the address is no certificate of Amazon SNS that is valid now.
     *
     * @throws IOException when it cannot be fetched at the moment
     */
    Optional<X509Certificate> find(String address, Instant now) throws IOException {
        if (!isAmazons(address)) return Optional.empty();
        var certificate = kept(address);
        if (certificate == null) {
            certificate = certificate(fetched(address)).orElse(null);
            if (certificate == null) return Optional.empty();
            keep(address, certificate);
        }
        return Optional.of(certificate).filter(found -> isValid(found, now));
    }

    private @Nullable X509Certificate kept(String address) {
        synchronized (kept) {
            return kept.get(address);
        }
    }

    private void keep(String address, X509Certificate certificate) {
        synchronized (kept) {
            kept.put(address, certificate);
            if (kept.size() > MOST_KEPT) kept.remove(kept.keySet().iterator().next());
        }
    }

    /** A few at a time: whoever can make us fetch must not keep every thread busy with it. */
    private byte[] fetched(String address) throws IOException {
        if (!fetching.tryAcquire()) throw new IOException("too many certificates are being fetched");
        try {
            return fetch.get(URI.create(address));
        } finally {
            fetching.release();
        }
    }

    private static Optional<X509Certificate> certificate(byte[] pem) {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            return found instanceof X509Certificate certificate && isOfSns(certificate)
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfSns(X509Certificate certificate) {
        return OWNER.matcher(certificate.getSubjectX500Principal().getName()).find();
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }
}
