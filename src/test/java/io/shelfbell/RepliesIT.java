package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What partners who order by EDI are answered. */
@ServiceTest
class RepliesIT {
    private static final String ISA =
            "ISA*00*          *00*          *01*%-15s*ZZ*SHOP           *261126*0800*U*00401*000000055*0*P*>~";

    /** Where a number of ours stands: in the envelopes, BAK08 and BGM. */
    private static final String OUR_NUMBERS =
            "(?m)(^ISA.*\\*00401\\*|^GS.*when\\*|^GE\\*\\d+\\*|^IEA\\*1\\*|^BAK.*\\*\\*\\*\\*|^UNB.*\\+when\\+|^UNZ\\+1\\+|^BGM\\+231\\+)\\d+";

    private Shop shop;
    private String ref;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        ref = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        shop.put("/api/v1/items/LAMP-" + ref, "{\"name\": \"Lamp\"}");
        shop.post("/api/v1/stock/readings", """
                {"source": "test", "sku": "LAMP-%s", "location": "MAIN", "onHand": 5, "observedAt": "2026-11-26T07:00:00Z"}""".formatted(ref));
    }

    private static String po(int no, String number, String lines) {
        var body = "ST*850*%04d~BEG*00*SA*%s**20261126~N1*ST*Ada~N3*Weg 1~N4*Bonn**53111*DE~%s"
                .formatted(no, number, lines);
        return body + "SE*" + (body.chars().filter(c -> c == '~').count() + 1) + "*%04d~".formatted(no);
    }

    private String x12(String messages, int count) {
        return ISA.formatted(ref) + "TA1*000000001*261125*0800*A*000~GS*PO*" + ref + "*SHOP*20261126*0800*7*X*004010~"
                + messages + "GE*" + count + "*7~IEA*1*000000055~";
    }

    private JsonNode send(String channel, String body) {
        return shop.send("POST", "/api/v1/orders/" + channel + "?wait=15s", BodyPublishers.ofString(body))
                .json();
    }

    private List<JsonNode> waiting() {
        return shop.get("/api/v1/replies?partner=" + ref + "&limit=500")
                .json()
                .valueStream()
                .toList();
    }

    private String body(JsonNode reply) {
        return shop.get("/api/v1/replies/" + reply.path("replyId").asString()).body();
    }

    /** Without what every run has anew; the envelopes must satisfy another reader. */
    private String segments(JsonNode reply) throws Exception {
        var text = body(reply);
        requireValid(text);
        return text.replaceAll("\\b\\d{8}\\*\\d{4}\\*|\\b\\d{6}\\*\\d{4}\\*(?=U)", "when*")
                .replaceAll("\\d{6}:\\d{4}|:\\d{12}:", "when")
                .replace(ref, "REF")
                .replaceAll("[~']", "\n")
                .replaceAll(OUR_NUMBERS, "$1#");
    }

    private static void requireValid(String text) throws Exception {
        try (var reader = EDIInputFactory.newFactory()
                .createEDIStreamReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))) {
            while (reader.hasNext())
                assertThat(reader.next())
                        .as("at %s in %s", reader.getLocation(), text)
                        .isNotIn(
                                EDIStreamEvent.SEGMENT_ERROR,
                                EDIStreamEvent.ELEMENT_DATA_ERROR,
                                EDIStreamEvent.ELEMENT_OCCURRENCE_ERROR);
        }
    }

    @Test
    void an_850_is_acknowledged_and_answered_line_by_line() throws Exception {
        var lines = "PO1*1*3*EA*19.95**VN*LAMP-" + ref + "*BP*X%s~PO1*2*4*EA*19.95**VN*LAMP-" + ref + "~";
        var outcome = send("x12", x12(po(1, ref + "A", lines.formatted("*1")) + po(2, ref + "B", ""), 2));
        assertThat(outcome.path("status").asString()).as(outcome.toString()).isEqualTo("ACCEPTED");

        var replies = waiting();
        assertThat(replies.stream().map(one -> one.path("kind").asString())).containsExactly("997", "855", "855");
        assertThat(segments(replies.get(0))).endsWith("""
                GS*FA*SHOP*REF*when*#*X*004010
                ST*997*0001
                AK1*PO*7
                AK2*850*0001
                AK5*A
                AK2*850*0002
                AK5*A
                AK9*A*2*2*2
                SE*8*0001
                GE*1*#
                IEA*1*#
                """);
        assertThat(body(replies.get(0)))
                .startsWith("ISA*00*          *00*          *ZZ*SHOP           *01*" + ref + "       *");
        assertThat(segments(replies.get(1))).contains("BAK*00*AD*REFA*").contains("""
                PO1*1*3*EA*19.95**BP*X*VP*LAMP-REF
                ACK*IA*3*EA
                PO1*2*4*EA*19.95**VP*LAMP-REF
                ACK*IA*2*EA
                ACK*IB*2*EA
                CTT*2
                """);
        assertThat(segments(replies.get(2))).contains("BAK*00*RD*REFB*");
    }

    @Test
    void wrong_counts_and_messages_that_we_do_not_take_are_named() throws Exception {
        var good = po(1, ref + "A", "PO1*1*1*EA*19.95**VN*LAMP-" + ref + "~");
        var foreign = "ST*810*0002~BIG*20261126*1~SE*3*0002~";
        send("x12", x12(good.replaceAll("SE\\*\\d+", "SE*99") + foreign, 3));

        assertThat(segments(waiting().get(0))).contains("""
                AK2*850*0001
                AK5*E*4
                AK2*810*0002
                AK5*R*1
                AK9*P*2*2*1*5
                """);
    }

    @Test
    void orders_of_edifact_get_contrl_and_ordrsp() throws Exception {
        var body =
                "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+%1$s?+1'DTM+137:20261126:102'NAD+BY+400::9'NAD+SU+500::9'LIN+1'PIA+1+LAMP-%1$s:SA'QTY+21:2'UNS+S'"
                        .formatted(ref);
        var outcome = send(
                "edifact-orders",
                "UNA:+.? 'UNB+UNOC:3+" + ref + ":14+500:14+261126:0800+77'" + body + "UNT+"
                        + (body.chars().filter(c -> c == '\'').count() + 1) + "+1'UNZ+1+77'");
        assertThat(outcome.path("status").asString()).as(outcome.toString()).isIn("ACCEPTED", "HELD");
        boolean accepted = outcome.path("status").asString().equals("ACCEPTED");

        var replies = waiting();
        assertThat(replies.stream().map(one -> one.path("kind").asString())).containsExactly("CONTRL", "ORDRSP");
        assertThat(segments(replies.get(0))).contains("""
                UNB+UNOC:3+500:14+REF:14+when+#
                UNH+1+CONTRL:D:3:UN
                UCI+77+REF:14+500:14+8
                UCM+1+ORDERS:D:96A:UN:EAN008+7
                UNT+4+1
                UNZ+1+#
                """);
        assertThat(segments(replies.get(1))).contains("""
                UNH+1+ORDRSP:D:96A:UN:EAN008
                BGM+231+#+%s
                DTM+137when203
                RFF+ON:REF?+1
                NAD+BY+400::9
                NAD+SU+500::9
                LIN+1+%s
                PIA+1+LAMP-REF:SA
                QTY+21:2
                UNS+S
                CNT+2:1
                UNT+12+1
                """.formatted(accepted ? "29" : "12", accepted ? "5" : "4"));
    }

    @Test
    void a_repeat_is_acknowledged_and_answered_once_and_what_was_taken_is_listed_no_more() {
        var interchange = x12(po(1, ref + "A", "PO1*1*1*EA*19.95**VN*LAMP-" + ref + "~"), 1);
        var first = send("x12", interchange);
        shop.post("/api/v1/intake/" + first.path("intakeId").asString() + "/retry", "");
        send("x12", interchange);

        assertThat(waiting().stream().map(one -> one.path("kind").asString())).containsExactly("997", "855", "997");
        for (var reply : waiting())
            assertThat(shop.send(
                                    "DELETE",
                                    "/api/v1/replies/" + reply.path("replyId").asString(),
                                    BodyPublishers.noBody())
                            .status())
                    .isEqualTo(204);
        assertThat(waiting()).isEmpty();
        assertThat(shop.get("/api/v1/replies/0").status()).isEqualTo(404);
    }
}
