package io.shelfbell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A person who logs in with a form, follows redirects and keeps a cookie. */
public final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String home;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    public Browser(int port) {
        this.home = "http://127.0.0.1:" + port;
    }

    /** The page that opens after the login that the first one asked for. */
    public HttpResponse<String> open(String path, String username, String password) {
        var login = open(path);
        var csrf = CSRF.matcher(login.body());
        if (!csrf.find()) throw new AssertionError("no login form at " + path + ": " + login.body());
        var form =
                "username=%s&password=%s&_csrf=%s".formatted(encode(username), encode(password), encode(csrf.group(1)));
        return send(HttpRequest.newBuilder(URI.create(home + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(URI.create(home + path)).GET());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
