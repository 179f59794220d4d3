package io.shelfbell.intake.http;

import io.shelfbell.fact.Recipient;
import io.shelfbell.recipient.ConsentBook;
import io.shelfbell.recipient.Opened;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.recipient.UnsubscribeTokens;
import io.shelfbell.recipient.UnsubscribeTokens.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Unsubscribing by link (RFC 8058): GET shows a page and changes nothing, because scanners follow links; POST acts at once, without a cookie
 * and without a redirect, whatever its body, which mail programs and the page's own form write differently.
 */
@Controller
@RequestMapping("/u")
class UnsubscribePage {
    private final UnsubscribeTokens tokens;
    private final RecipientBook recipients;
    private final ConsentBook consents;
    private final Clock clock;

    UnsubscribePage(UnsubscribeTokens tokens, RecipientBook recipients, ConsentBook consents, Clock clock) {
        this.tokens = tokens;
        this.recipients = recipients;
        this.consents = consents;
        this.clock = clock;
    }

    @GetMapping("/{token}")
    String show(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        return answer(token, false, model, request, response);
    }

    @PostMapping("/{token}")
    String act(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        return answer(token, true, model, request, response);
    }

    private String answer(
            String token, boolean act, Model model, HttpServletRequest request, HttpServletResponse response) {
        var opened = tokens.read(token);
        if (!(opened instanceof Opened.Good<Refusal> good)) return LinkPages.closed(opened, request, response, model);
        var refusal = good.what();
        if (act) refuse(refusal);
        model.addAttribute("refusal", refusal);
        model.addAttribute("done", act);
        var locale =
                recipients.find(refusal.recipientId()).map(Recipient::locale).orElse(request.getLocale());
        return LinkPages.page("unsubscribe", locale, model, response);
    }

    private void refuse(Refusal refusal) {
        var category = refusal.itemCategory();
        if (category == null) consents.unsubscribe(refusal.recipientId(), refusal.channel(), clock.instant());
        else consents.refuse(refusal.recipientId(), category, refusal.channel(), clock.instant());
    }
}
