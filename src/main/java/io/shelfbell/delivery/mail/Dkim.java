package io.shelfbell.delivery.mail;

import io.shelfbell.delivery.mail.MailSettings.DkimKey;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.springframework.boot.ssl.pem.PemContent;

/** Signs mails with the key of their sender's domain (RFC 6376). */
final class Dkim {
    static final Dkim NONE = new Dkim(Map.of());

    /** Beyond what the library signs by itself; RFC 8058 section 4 wants both unsubscribe headers under the signature. */
    private static final List<String> ALSO_SIGNED = List.of("List-Unsubscribe-Post", "Auto-Submitted", "Feedback-ID");

    private final Map<String, Key> keys;

    private Dkim(Map<String, Key> keys) {
        this.keys = keys;
    }

    private record Key(String domain, String selector, RSAPrivateKey key) {}

    /** Reads all keys now, because a key that cannot be read must not be found out by the first mail. */
    static Dkim of(List<DkimKey> settings) {
        var keys = new HashMap<String, Key>();
        for (var setting : settings) {
            var key = new Key(setting.domain(), setting.selector(), read(setting));
            keys.put(setting.domain().toLowerCase(Locale.ROOT), key);
            signer(key);
        }
        return new Dkim(keys);
    }

    private static RSAPrivateKey read(DkimKey setting) {
        var what = "shelfbell.mail.dkim: the private key of " + setting.domain() + " in " + setting.privateKey();
        if (privateKey(setting.privateKey(), what) instanceof RSAPrivateKey rsa) return rsa;
        throw new IllegalStateException(what + " is not an RSA key");
    }

    private static @Nullable PrivateKey privateKey(Path file, String what) {
        try {
            return PemContent.load(file).getPrivateKey();
        } catch (IOException e) {
            throw new IllegalStateException(what + " cannot be read: " + e, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalStateException(what + " is not a private key in PEM: " + e.getMessage(), e);
        }
    }

    /** The signed mail, or the same one when there is no key for its sender's domain. */
    MimeMessage sign(MimeMessage mail, String senderDomain) throws MessagingException {
        var key = key(senderDomain.toLowerCase(Locale.ROOT));
        return key == null ? mail : new DkimMessage(mail, signer(key));
    }

    private @Nullable Key key(String domain) {
        var key = keys.get(domain);
        int dot = domain.indexOf('.');
        return key != null || dot < 0 ? key : key(domain.substring(dot + 1));
    }

    /** One for each mail: the library's keeps its digests to itself and cannot be shared by threads. */
    private static DkimSigner signer(Key key) {
        try {
            var signer = new DkimSigner(key.domain(), key.selector(), key.key());
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            signer.setCheckDomainKey(false); // no look-up in the DNS for each mail
            ALSO_SIGNED.forEach(signer::addHeaderToSign);
            return signer;
        } catch (DkimException e) {
            throw new IllegalStateException("shelfbell.mail.dkim: " + key.domain() + ": " + e.getMessage(), e);
        }
    }
}
