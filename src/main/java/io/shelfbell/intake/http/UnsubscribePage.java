package io.shelfbell.intake.http;

import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.recipient.UnsubscribeTokens;
import io.shelfbell.recipient.UnsubscribeTokens.Refusal;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Unsubscribing by link (RFC 8058): GET shows a page and changes nothing, because scanners follow links; POST acts, without a cookie. */
@Controller
@RequestMapping("/u")
class UnsubscribePage {
    private final UnsubscribeTokens tokens;
    private final RecipientBook recipients;
    private final Clock clock;

    UnsubscribePage(UnsubscribeTokens tokens, RecipientBook recipients, Clock clock) {
        this.tokens = tokens;
        this.recipients = recipients;
        this.clock = clock;
    }

    @GetMapping("/{token}")
    String show(@PathVariable String token, Model model) {
        return page(refusal(token), token, false, model);
    }

    @PostMapping("/{token}")
    String act(@PathVariable String token, Model model) {
        var refusal = refusal(token);
        recipients.unsubscribe(refusal.recipientId(), refusal.channel(), clock.instant());
        return page(refusal, token, true, model);
    }

    private static String page(Refusal refusal, String token, boolean done, Model model) {
        model.addAttribute("channel", refusal.channel());
        model.addAttribute("token", token);
        model.addAttribute("done", done);
        return "unsubscribe";
    }

    private Refusal refusal(String token) {
        return tokens.read(token)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "This link is not one of ours."));
    }
}
