package io.shelfbell.intake.source.cdc;

import io.shelfbell.intake.source.SourceTrouble;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a JDBC URL {@code jdbc:kind://host:port/database?name=value}. */
record DatabaseUrl(String host, int port, String database, Map<String, String> parameters) {
    /** @throws SourceTrouble when it has another shape */
    static DatabaseUrl of(String url, int defaultPort) {
        try {
            var uri = new URI(url.substring("jdbc:".length()));
            var path = uri.getPath() == null ? "" : uri.getPath();
            if (uri.getHost() == null || path.length() < 2)
                throw new SourceTrouble("url must look like jdbc:kind://host:port/database, not " + bare(url), null);
            return new DatabaseUrl(
                    uri.getHost(),
                    uri.getPort() < 0 ? defaultPort : uri.getPort(),
                    path.substring(1),
                    parameters(uri.getQuery()));
        } catch (URISyntaxException e) {
            throw new SourceTrouble("url cannot be read: " + bare(url), e);
        }
    }

    private static Map<String, String> parameters(@org.jspecify.annotations.Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query == null) return parameters;
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return parameters;
    }

    /** Without parameters, which may be secrets. */
    private static String bare(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
