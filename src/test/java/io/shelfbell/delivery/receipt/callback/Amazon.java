package io.shelfbell.delivery.receipt.callback;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A server on this machine that stands where Amazon's are. */
final class Amazon implements Fetch, AutoCloseable {
    private final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    private final Fetch fetch;

    /** @param patience of whoever fetches */
    Amazon(Duration patience) {
        fetch = new HttpFetch(patience);
        server.start();
    }

    @Override
    public byte[] get(URI address) throws IOException {
        return fetch.get(URI.create("http://127.0.0.1:" + server.port() + path(address)));
    }

    private static String path(URI address) {
        return "/" + address.getHost() + address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    void answers(String address, ResponseDefinitionBuilder answer) {
        server.stubFor(WireMock.get(urlEqualTo(path(URI.create(address)))).willReturn(answer));
    }

    void serves(String address, byte[] body) {
        answers(address, aResponse().withStatus(200).withBody(body));
    }

    int asked() {
        return server.findAll(getRequestedFor(anyUrl())).size();
    }

    int asked(String address) {
        return server.findAll(getRequestedFor(urlEqualTo(path(URI.create(address)))))
                .size();
    }

    void forgets() {
        server.resetAll();
    }

    @Override
    public void close() {
        server.stop();
    }
}
