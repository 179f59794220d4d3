package io.shelfbell.delivery.sms;

import io.shelfbell.delivery.sms.text.Encoding;
import io.shelfbell.delivery.sms.text.Substitution;
import io.shelfbell.fact.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tells how long a text message gets and what it costs, before it is sent. */
@RestController
@Tag(name = "SMS")
class SegmentsApi {
    private final SmsProperties sms;
    private final JsonMapper json;

    SegmentsApi(SmsProperties sms, JsonMapper json) {
        this.sms = sms;
        this.json = json;
    }

    /**
     * @param characters septets in GSM_7, where a character such as the euro sign counts two; UTF-16 units in UCS_2
     * @param perSegment how many of them one segment holds
     * @param cost null when there is no price for the country, or no country
     */
    record Measured(
            Encoding encoding,
            int segments,
            int characters,
            int perSegment,
            List<String> parts,
            List<Substitution> substitutions,
            @Nullable Money cost) {}

    @PostMapping("/api/v1/sms/segments")
    @Operation(
            summary = "Encoding, segments and cost of a text message; nothing is sent",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SegmentsQuestion.class))))
    Measured measure(HttpServletRequest request) throws IOException {
        var asked = SegmentsQuestion.read(request.getInputStream(), json);
        var segments = SmsProperties.segments(
                asked.text(), asked.substitute() == null ? sms.substitute() : asked.substitute());
        return new Measured(
                segments.encoding(),
                segments.parts().size(),
                segments.characters(),
                segments.perSegment(),
                segments.parts(),
                segments.substitutions(),
                sms.cost(segments, asked.country()).orElse(null));
    }
}
