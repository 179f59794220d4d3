package io.shelfbell.delivery.sms;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** POST /api/v1/sms/segments. */
class SegmentsApiTest {
    private static final SmsProperties SMS = new SmsProperties(
            true, Map.of("de", new Price(new BigDecimal("0.0790"), Currency.getInstance("EUR"))), Map.of(), Map.of());

    private final MockMvc door = MockMvcBuilders.standaloneSetup(new SegmentsApi(SMS, JsonMapper.shared()))
            .setControllerAdvice(new Refusals())
            .build();

    @RestControllerAdvice
    private static final class Refusals extends ResponseEntityExceptionHandler {}

    private ResultActions ask(String body) throws Exception {
        return door.perform(post("/api/v1/sms/segments").content(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            BODY                                                | STATUS | POINTER     | CODE
            ``                                                  | 422    | ``          | WRONG_TYPE
            {                                                   | 400    | ``          | MALFORMED
            text=hello                                          | 400    | ``          | MALFORMED
            []                                                  | 422    | ``          | WRONG_TYPE
            "hello"                                             | 422    | ``          | WRONG_TYPE
            {}                                                  | 422    | /text       | MISSING
            {"text": null}                                      | 422    | /text       | MISSING
            {"text": 5}                                         | 422    | /text       | WRONG_TYPE
            {"text": "a", "country": "Germany"}                 | 422    | /country    | NOT_READABLE
            {"text": "a", "country": 49}                        | 422    | /country    | NOT_READABLE
            {"text": "a", "substitute": "yes"}                  | 422    | /substitute | WRONG_TYPE""")
    void what_cannot_be_used_is_told_with_its_place(String body, int status, String pointer, String code)
            throws Exception {
        ask(body)
                .andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws Exception {
        ask("{\"country\": \"XX\", \"substitute\": 1}")
                .andExpect(
                        jsonPath("$.errors[*].pointer").value(containsInAnyOrder("/text", "/country", "/substitute")));
    }

    @Test
    void a_body_without_end_is_too_large() throws Exception {
        ask("{\"text\": \"" + "a".repeat(300_000) + "\"}").andExpect(status().is(413));
    }

    @Test
    void a_text_is_measured_and_its_cost_told() throws Exception {
        ask("{\"text\": \"It’s %s €\", \"country\": \"DE\"}".formatted("a".repeat(200)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.encoding").value("GSM_7"))
                .andExpect(jsonPath("$.segments").value(2))
                .andExpect(jsonPath("$.characters").value(208))
                .andExpect(jsonPath("$.perSegment").value(153))
                .andExpect(jsonPath("$.parts").value(hasSize(2)))
                .andExpect(jsonPath("$.substitutions[0].character").value("’"))
                .andExpect(jsonPath("$.substitutions[0].codePoint").value("U+2019"))
                .andExpect(jsonPath("$.substitutions[0].by").value("'"))
                .andExpect(jsonPath("$.substitutions[0].times").value(1))
                .andExpect(jsonPath("$.cost.amount").value(closeTo(0.158, 1e-9)))
                .andExpect(jsonPath("$.cost.currency").value("EUR"));
    }

    @Test
    void nothing_is_substituted_when_that_is_asked_for() throws Exception {
        ask("{\"text\": \"It’s\", \"substitute\": false}")
                .andExpect(jsonPath("$.encoding").value("UCS_2"))
                .andExpect(jsonPath("$.parts[0]").value("It’s"))
                .andExpect(jsonPath("$.substitutions").value(hasSize(0)));
    }

    @Test
    void there_is_no_cost_without_a_price() throws Exception {
        ask("{\"text\": \"a\", \"country\": \"FR\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cost").value(nullValue()));
        ask("{\"text\": \"a\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.cost").value(nullValue()));
    }

    @Test
    void an_empty_text_has_no_segments() throws Exception {
        ask("{\"text\": \"\", \"country\": \"DE\"}")
                .andExpect(jsonPath("$.segments").value(0))
                .andExpect(jsonPath("$.cost.amount").value(closeTo(0, 1e-9)));
    }

    @Test
    void half_a_surrogate_pair_breaks_nothing() throws Exception {
        ask("{\"text\": \"\\ud83d\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.segments").value(1));
    }
}
