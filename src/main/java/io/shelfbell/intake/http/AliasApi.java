package io.shelfbell.intake.http;

import io.shelfbell.decision.AliasDecisions;
import io.shelfbell.intake.Elements;
import io.shelfbell.intake.Fields;
import io.shelfbell.inventory.AliasList;
import io.shelfbell.inventory.AliasList.Alias;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What sales channels and buyers call our articles. */
@RestController
@RequestMapping("/api/v1/aliases")
class AliasApi {
    private static final int LONGEST_PAGE = 500;

    private final AliasList aliases;
    private final AliasDecisions decisions;

    AliasApi(AliasList aliases, AliasDecisions decisions) {
        this.aliases = aliases;
        this.decisions = decisions;
    }

    /**
     * How many aliases were taken, and which were not.
     *
     * @param orders open ones that were taken in again, because a line of theirs is understood now
     */
    record Receipt(int accepted, int orders, List<Elements.Rejected> rejected) {}

    /** {@code {channel?, alias, sku}} or an array of them; without a channel it holds for all. Safe to repeat. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt put(HttpServletRequest request) throws IOException {
        var batch = Batch.read(request, AliasApi::alias);
        var newest = Newest.of(batch.good(), alias -> List.of(alias.channel(), alias.alias()));
        return new Receipt(batch.good().size(), decisions.put(newest), batch.rejected());
    }

    private static @Nullable Alias alias(Fields fields) {
        var channel = fields.optionalText("channel");
        var alias = fields.key("alias");
        var sku = fields.key("sku");
        if (alias == null || sku == null) return null;
        return new Alias(channel == null ? AliasList.EVERYWHERE : channel, alias, sku);
    }

    /** By channel and alias; the address of the next page is in {@code Link}. */
    @GetMapping
    ResponseEntity<List<Alias>> list(
            @RequestParam @Nullable String channel,
            @RequestParam @Nullable String sku,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + LONGEST_PAGE + ".");
        var page = aliases.list(channel, sku, after(after), limit);
        var answer = ResponseEntity.ok();
        if (page.size() == limit) answer.header(HttpHeaders.LINK, next(channel, sku, page.get(limit - 1), limit));
        return answer.body(page);
    }

    private static @Nullable Alias after(@Nullable String after) {
        if (after == null) return null;
        int slash = after.indexOf('/');
        if (slash < 0) throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "after is taken from a Link.");
        return new Alias(after.substring(0, slash), after.substring(slash + 1), "");
    }

    /** RFC 8288. */
    private static String next(@Nullable String channel, @Nullable String sku, Alias last, int limit) {
        var uri = UriComponentsBuilder.fromPath("/api/v1/aliases")
                .queryParam("after", "{after}")
                .queryParam("limit", limit);
        if (channel != null) uri.queryParam("channel", "{channel}");
        if (sku != null) uri.queryParam("sku", "{sku}");
        var values = new HashMap<String, Object>();
        values.put("after", last.channel() + "/" + last.alias());
        values.put("channel", channel);
        values.put("sku", sku);
        return "<" + uri.encode().buildAndExpand(values).toUriString() + ">; rel=\"next\"";
    }

    /** Without a channel, the one that holds for all. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestParam(defaultValue = AliasList.EVERYWHERE) String channel, @RequestParam String alias) {
        if (!aliases.remove(channel, alias))
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no alias " + alias + " of channel " + channel + ".");
    }
}
