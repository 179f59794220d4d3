package io.shelfbell.intake.http;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.recipient.Address;
import io.shelfbell.recipient.Suppression;
import io.shelfbell.recipient.SuppressionList;
import io.shelfbell.recipient.SuppressionList.Lifting;
import io.shelfbell.recipient.SuppressionList.Listed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses that nobody writes to any more: listed, added by hand, and taken out by somebody who says why. */
@RestController
@RequestMapping("/api/v1/suppressions")
class SuppressionApi {
    private static final int LONGEST_PAGE = 500;
    private static final int LONGEST_REASON = 2_000;

    private final SuppressionList suppressions;
    private final Clock clock;

    SuppressionApi(SuppressionList suppressions, Clock clock) {
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** @param id goes on from it: {@code after} */
    record View(
            long id,
            Channel channel,
            String address,
            FailureReason reason,
            @Nullable String provider,
            @Nullable String detail,
            @Nullable String addedBy,
            Instant at) {
        static View of(Listed listed) {
            var s = listed.suppression();
            return new View(
                    listed.id(),
                    s.address().channel(),
                    s.address().text(),
                    s.reason(),
                    s.provider(),
                    s.detail(),
                    s.addedBy(),
                    s.at());
        }
    }

    /** The newest first. An address is found however it is written; without a channel, on each. */
    @GetMapping
    ResponseEntity<List<View>> list(
            @RequestParam @Nullable Channel channel,
            @RequestParam @Nullable String address,
            @RequestParam @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + LONGEST_PAGE + ".");
        }
        var page = suppressions.list(channel, everywhere(address), after, limit).stream()
                .map(View::of)
                .toList();
        var answer = ResponseEntity.ok();
        if (page.size() == limit)
            answer.header(
                    HttpHeaders.LINK, next(channel, address, page.get(limit - 1).id(), limit));
        return answer.body(page);
    }

    private static List<Address> everywhere(@Nullable String address) {
        return address == null
                ? List.of()
                : Arrays.stream(Channel.values())
                        .map(channel -> new Address(channel, address))
                        .toList();
    }

    /** RFC 8288. */
    private static String next(@Nullable Channel channel, @Nullable String address, long after, int limit) {
        var uri = UriComponentsBuilder.fromPath("/api/v1/suppressions")
                .queryParam("after", after)
                .queryParam("limit", limit);
        if (channel != null) uri.queryParam("channel", channel);
        if (address != null) uri.queryParam("address", "{address}");
        var target = address == null
                ? uri.encode().toUriString()
                : uri.encode().buildAndExpand(address).toUriString();
        return "<" + target + ">; rel=\"next\"";
    }

    /** 201 for a new one; 200 with what stands there already. */
    @PostMapping
    ResponseEntity<View> add(HttpServletRequest request, Principal who) throws IOException {
        var wanted = Batch.readOne(request, Suppressions::wanted);
        var suppression = new Suppression(
                wanted.address(), wanted.reason(), null, wanted.detail(), who.getName(), clock.instant());
        boolean written = suppressions.add(suppression);
        var view = View.of(suppressions
                .list(wanted.address().channel(), List.of(wanted.address()), null, 1)
                .get(0));
        return ResponseEntity.status(written ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view);
    }

    /** @param reason kept with the name of whoever takes it out */
    @DeleteMapping("/{channel}/{address}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable Channel channel, @PathVariable String address, @RequestParam String reason, Principal who) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "reason says why, in at most " + LONGEST_REASON + " characters.");
        }
        var lifting = new Lifting(who.getName(), reason.strip(), clock.instant());
        if (!suppressions.remove(new Address(channel, address), lifting)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "This address is not suppressed.");
        }
    }
}
