package io.shelfbell.intake.http;

import io.shelfbell.recipient.Opened;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * What all pages behind a link in a message have in common. The link is a secret: nobody may keep the page, and no other site may hear of the
 * address or show the page in a frame.
 */
final class LinkPages {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private LinkPages() {}

    /** The page that this view makes, in this language. */
    static String page(String view, Locale locale, Model model, HttpServletResponse response) {
        var nonce = nonce();
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-" + nonce
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        model.addAttribute("nonce", nonce);
        model.addAttribute("say", new PageWords(locale));
        return view;
    }

    private static String nonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** For a link that opens nothing: 410 for one that was good once, and 404 for all others, which are all told the same. */
    static String closed(Opened<?> opened, HttpServletRequest request, HttpServletResponse response, Model model) {
        boolean expired = opened instanceof Opened.Expired;
        response.setStatus((expired ? HttpStatus.GONE : HttpStatus.NOT_FOUND).value());
        model.addAttribute("expired", expired);
        return page("closed", request.getLocale(), model, response);
    }
}
