package io.shelfbell.intake.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.ConcernKind;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

/** Channels that are files, and bodies that are not what they should be. */
class ChannelFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ChannelFolder.Channels OURS =
            new ChannelFolder(Path.of("src/test/resources/channels"), new StandardEnvironment()).read();

    private static List<Found> read(String channel, byte[] body) {
        var known = OURS.byName().get(channel);
        return OrderDocuments.read(known == null ? Channels.shipped(channel) : known, body, NOW);
    }

    private static Found.Order order(String channel, byte[] body) {
        assertThat(read(channel, body)).singleElement().isInstanceOf(Found.Order.class);
        return (Found.Order) read(channel, body).get(0);
    }

    private static String why(String channel, byte[] body) {
        assertThat(read(channel, body)).singleElement().isInstanceOf(Found.None.class);
        return ((Found.None) read(channel, body).get(0)).why().get(0).code();
    }

    @Test
    void what_is_wrong_with_a_channel_is_told_at_its_place_and_the_others_work() {
        assertThat(OURS.byName()).containsOnlyKeys("toys", "village");
        assertThat(OURS.errors())
                .allMatch(error -> error.startsWith(Path.of("src/test/resources/channels/broken.yaml") + ": "));
        assertThat(String.join("\n", OURS.errors()))
                .contains(
                        "kee: This is not known",
                        "key: This is missing",
                        "format: There is no yaml",
                        "mapping: This is not JSONata");
    }

    @Test
    void rows_without_a_key_go_on_with_the_order_above() {
        var order = order("village", """
                Nr;Datum;Kunde;Strasse;Ort;Pos;Artikel;Menge;Preis
                7;2026-11-26 09:00:00;Emil;Dorfstr. 2;Bad Ems;1;TOY;2;1,50
                ;;;;;2;BALL;1;3,00
                """.getBytes(UTF_8));
        assertThat(order.order().lines())
                .extracting(line -> line.sku() + " " + line.quantity() + " " + line.unitPrice())
                .containsExactly("TOY 2 1.50", "BALL 1 3.00");
        assertThat(order.noticed()).anyMatch(one -> "CONTINUED".equals(one.detail()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", "|"})
    void another_delimiter_is_found_out_and_told(String delimiter) {
        var order = order(
                "village",
                "Nr;Datum;Artikel;Menge;Preis\n7;2026-11-26;TOY;2;1.50\n"
                        .replace(";", delimiter)
                        .getBytes(UTF_8));
        assertThat(order.order().externalId()).isEqualTo("7");
        assertThat(order.noticed()).anyMatch(one -> "DELIMITER".equals(one.detail()));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, CHARSET", "UTF-16BE, CHARSET", "windows-1252, CHARSET", "UTF-8, "})
    void a_body_in_another_charset_is_read_and_that_is_told(Charset charset, @Nullable String repair) {
        var text =
                "{\"basket\": {\"ref\": \"7\", \"placed\": \"2026-11-26T08:00:00Z\", \"who\": {\"name\": \"Zoë Müller\"}, \"things\": []}}";
        var order = order("toys", text.getBytes(charset));
        assertThat(order.order().buyer().name()).isEqualTo("Zoë Müller");
        assertThat(order.noticed().stream()
                        .filter(one -> one.kind() == ConcernKind.REPAIRED)
                        .map(one -> one.detail()))
                .isEqualTo(repair == null ? List.of() : List.of(repair));
    }

    @Test
    void a_byte_order_mark_is_removed_and_told() {
        var order = order(
                "toys", "\ufeff{\"basket\": {\"ref\": \"7\", \"placed\": \"2026-11-26T08:00:00Z\"}}".getBytes(UTF_8));
        assertThat(order.noticed()).anyMatch(one -> "BOM".equals(one.detail()));
    }

    @Test
    void names_that_mean_something_elsewhere_mean_nothing() {
        var order = order(
                "toys",
                "{\"basket\": {\"ref\": \"7\", \"placed\": \"2026-11-26T08:00:00Z\", \"__proto__\": {\"a\": 1}, \"@class\": \"java.lang.Runtime\"}}"
                        .getBytes(UTF_8));
        assertThat(order.order().externalId()).isEqualTo("7");
    }

    @Test
    void emoji_and_right_to_left_stay_and_what_cannot_be_stored_goes() {
        var order = order(
                "toys",
                ("{\"basket\": {\"ref\": \"7\", \"placed\": \"2026-11-26T08:00:00Z\", \"who\": {\"name\": \"😀 שלום\\u0000\\r\\nBcc: x\"}}}")
                        .getBytes(UTF_8));
        assertThat(order.order().buyer().name()).isEqualTo("😀 שלוםBcc: x");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            CHANNEL        | BODY                                                              | CODE
            toys           | ``                                                                | MALFORMED
            toys           | {"basket": {"ref": 1                                              | MALFORMED
            toys           | {"basket": {"ref": 1}} x                                          | MALFORMED
            toys           | {"basket": 5}                                                     | NOT_AN_ORDER
            toys           | {"basket": {"ref": "1"}}                                          | MISSING
            toys           | {"basket": {"ref": "1", "placed": "2026-02-30T10:00:00Z"}}        | NOT_A_DATE
            ubl            | ``                                                                | EMPTY
            ubl            | <Order><ID>1</ID>                                                 | MALFORMED
            ubl            | <Order/><Order/>                                                  | MALFORMED
            ubl            | <!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><Order>&x;</Order> | DTD
            ubl            | <Invoice><ID>1</ID></Invoice>                                     | NOT_AN_ORDER
            ubl            | {"id": 1}                                                         | MALFORMED
            village        | ``                                                                | EMPTY
            village        | `Artikel;Menge`                                                   | MISSING_COLUMN
            x12            | ``                                                                | EMPTY
            x12            | hello                                                             | NOT_EDI
            x12            | UNB+UNOA:3+A+B'                                                   | WRONG_STANDARD
            edifact-orders | ISA*00*                                                           | WRONG_STANDARD
            edifact-orders | UNB+UNOA:3+A+B+010502:1237+1'UNH+1+ORDERS:D:96B:UN'BGM+220+7'     | CUT""")
    void what_cannot_be_read_is_told_by_name(String channel, String body, String code) {
        assertThat(why(channel, body.getBytes(UTF_8))).isEqualTo(code);
    }

    @Test
    void a_thousand_levels_are_too_deep() {
        assertThat(why("toys", ("[".repeat(1_000) + "]".repeat(1_000)).getBytes(UTF_8)))
                .isEqualTo("MALFORMED");
        assertThat(why("ubl", ("<a>".repeat(1_000) + "</a>".repeat(1_000)).getBytes(UTF_8)))
                .isEqualTo("TOO_DEEP");
    }

    @Test
    void an_interchange_is_repaired_unless_its_partner_must_not_need_it() {
        var text = """
                ISA*00**00**01*000123456*ZZ*PARTNER*260827*0936*U*00401*000000055*0*P*>~
                GS*PO*000123456*PARTNER*20260827*1041*2*X*004010~
                ST*850*0001~BEG*00*SA*4711**20260827~N1*ST*Ada~N3*1 Any St~N4*Hauppauge*NY*11788*US~PO1*1*3*EA*19.95**VN*LAMP~CTT*1~SE*9*0001~
                GE*1*2~IEA*1*000000055~
                """;
        var order = order("x12", text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(order.order().lines())
                .extracting(line -> line.sku() + " " + line.quantity())
                .containsExactly("LAMP 3");
        assertThat(order.noticed().stream()
                        .filter(one -> one.kind() == ConcernKind.REPAIRED)
                        .map(one -> one.detail()))
                .contains("PADDING", "LINE_ENDS", "CONTROL");
    }

    @Test
    void a_purchase_order_is_changed_line_by_line() {
        var text =
                "ISA*00*          *00*          *01*000123456      *ZZ*PARTNER        *260828*0936*U*00401*000000056*0*P*>~"
                        + "GS*PC*000123456*PARTNER*20260828*1041*3*X*004010~ST*860*0001~BCH*04*SA*4711**1*20260827~POC*1*QD*2*1*EA*19.95**VN*LAMP~"
                        + "POC*2*DI*0*0*EA~SE*5*0001~GE*1*3~IEA*1*000000056~";
        var order = order("x12", text.getBytes(UTF_8)).order();
        assertThat(order.kind()).hasToString("CHANGE");
        assertThat(order.externalId()).isEqualTo("000123456:4711");
        assertThat(order.lines())
                .extracting(line -> line.lineId() + " " + line.change() + " " + line.quantity())
                .containsExactly("1 PUT 2", "2 REMOVE 0");
    }

    @ParameterizedTest
    @CsvSource({"UNOC, ISO-8859-1", "UNOY, UTF-8", "UNOA, ISO-8859-1", "UNOA, UTF-8"})
    void an_interchange_is_in_the_charset_that_it_names_or_in_the_one_that_it_can_be(String syntax, Charset charset) {
        var text = "UNB+" + syntax
                + ":3+A+B+261126:0900+1'UNH+1+ORDERS:D:96B:UN'BGM+220+7'DTM+137:20261126:102'NAD+BY+5400110000009::9++Müller:Söhne'"
                + "LIN+1++5400111864181:EN'QTY+21:2'UNS+S'UNT+8+1'UNZ+1+1'";
        assertThat(order("edifact-orders", text.getBytes(charset))
                        .order()
                        .buyer()
                        .name())
                .isEqualTo("Müller");
    }
}
