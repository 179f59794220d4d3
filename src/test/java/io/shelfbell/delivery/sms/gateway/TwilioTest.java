package io.shelfbell.delivery.sms.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped config/application-twilio.yml against the answers that Twilio documents for its Messages resource. */
class TwilioTest {
    private static final String PATH = "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json";

    @RegisterExtension
    static final WireMockExtension TWILIO = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static HttpGateway gateway() {
        return Gateways.gateway(Gateways.bind(
                "application-twilio.yml",
                "twilio",
                Map.of(
                        "TWILIO_URL", TWILIO.baseUrl(),
                        "TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef",
                        "TWILIO_AUTH_TOKEN", "token",
                        "TWILIO_FROM", "+15005550006",
                        "shelfbell.shop.public-url", "https://shop.example")));
    }

    private static ProviderAnswer send() {
        return gateway().carry(List.of(Gateways.message("It’s back"))).get(0);
    }

    @Test
    void a_message_is_queued_under_its_sid() {
        TWILIO.stubFor(
                post(urlEqualTo(PATH)).willReturn(aResponse().withStatus(201).withBody("""
                {"account_sid": "AC0123456789abcdef0123456789abcdef", "api_version": "2010-04-01", "body": "It’s back",
                 "date_created": "Wed, 25 Nov 2026 22:00:00 +0000", "date_sent": null, "direction": "outbound-api", "error_code": null,
                 "error_message": null, "from": "+15005550006", "messaging_service_sid": null, "num_media": "0", "num_segments": "1",
                 "price": null, "price_unit": null, "sid": "SM0123456789abcdef0123456789abcdef", "status": "queued",
                 "to": "+491713920012"}""")));

        assertThat(send()).isEqualTo(new Accepted("SM0123456789abcdef0123456789abcdef"));

        TWILIO.verify(
                postRequestedFor(urlEqualTo(PATH))
                        .withBasicAuth(new BasicCredentials("AC0123456789abcdef0123456789abcdef", "token"))
                        .withRequestBody(
                                equalTo(
                                        "Body=It%E2%80%99s+back&From=%2B15005550006"
                                                + "&StatusCallback=https%3A%2F%2Fshop.example%2Fcallbacks%2Ftwilio%3FmessageId%3Dm-1&To=%2B491713920012")));
    }

    /** https://www.twilio.com/docs/api/errors names each of them. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            STATUS | CODE  | RETRY AFTER | WAIT  | MESSAGE
            400    | 21211 |             |       | The 'To' number is not a valid phone number.
            400    | 21610 |             |       | Attempt to send to unsubscribed recipient
            400    | 21614 |             |       | 'To' number is not a valid mobile number
            401    | 20003 |             |       | Authenticate
            403    | 20003 |             |       | Permission Denied
            404    | 20404 |             |       | The requested resource was not found
            429    | 20429 | 7           | PT7S  | Too Many Requests
            503    | 20503 | 30          | PT30S | Service unavailable
            500    | 20500 |             |       | An internal server error has occurred""")
    void a_no_is_told_with_twilios_code(
            int status, String code, @Nullable String retryAfter, @Nullable Duration wait, String message) {
        var answer = aResponse().withStatus(status).withBody("""
                {"code": %s, "message": "%s", "more_info": "https://www.twilio.com/docs/errors/%s", "status": %d}""".formatted(code, message, code, status));
        TWILIO.stubFor(post(urlEqualTo(PATH))
                .willReturn(retryAfter == null ? answer : answer.withHeader("Retry-After", retryAfter)));

        assertThat(send()).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.failure().provider()).isEqualTo("twilio");
            assertThat(no.failure().code()).isEqualTo(code);
            assertThat(no.failure().text()).isEqualTo(message);
            assertThat(no.retryAfter()).isEqualTo(wait);
        });
    }

    @Test
    void receipts_are_expected_of_it() {
        assertThat(gateway().givesReceipts()).isTrue();
        assertThat(gateway().kind()).isEqualTo("twilio");
    }
}
