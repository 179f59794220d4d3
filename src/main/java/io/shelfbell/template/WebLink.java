package io.shelfbell.template;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses that may be sent to people: http and https with a host, and nothing else. */
final class WebLink {
    private WebLink() {}

    /** The link in ASCII; null for anything that is not a web address, such as {@code javascript:}. */
    static @Nullable String of(@Nullable String text) {
        if (text == null) return null;
        try {
            var uri = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? uri.toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
