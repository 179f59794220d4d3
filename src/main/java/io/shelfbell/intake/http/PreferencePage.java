package io.shelfbell.intake.http;

import io.shelfbell.fact.Recipient;
import io.shelfbell.recipient.ConsentBook;
import io.shelfbell.recipient.Opened;
import io.shelfbell.recipient.PreferenceTokens;
import io.shelfbell.recipient.RecipientBook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a customer wants to hear, where and when; opened by a link in a message, without a login, a cookie or a script. */
@Controller
@RequestMapping("/p")
class PreferencePage {
    private final PreferenceTokens tokens;
    private final RecipientBook recipients;
    private final ConsentBook consents;
    private final PreferenceViews views;
    private final Clock clock;

    PreferencePage(
            PreferenceTokens tokens,
            RecipientBook recipients,
            ConsentBook consents,
            PreferenceViews views,
            Clock clock) {
        this.tokens = tokens;
        this.recipients = recipients;
        this.consents = consents;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/{token}")
    String show(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        var opened = tokens.read(token);
        var recipient = whose(opened);
        if (recipient.isEmpty()) return LinkPages.closed(opened, request, response, model);
        return page(recipient.get(), views.of(recipient.get()), false, model, response);
    }

    @PostMapping("/{token}")
    String save(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var opened = tokens.read(token);
        var recipient = whose(opened);
        if (recipient.isEmpty()) return LinkPages.closed(opened, request, response, model);
        return save(recipient.get(), new PreferenceForm(fields), model, response);
    }

    private Optional<Recipient> whose(Opened<String> opened) {
        return opened instanceof Opened.Good<String> good ? recipients.find(good.what()) : Optional.empty();
    }

    private String save(Recipient recipient, PreferenceForm form, Model model, HttpServletResponse response) {
        var changes = form.changes(views.categories(recipient));
        if (!form.errors().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(recipient, views.of(recipient).typed(form), false, model, response);
        }
        consents.change(recipient.id(), changes, clock.instant());
        var now = recipients.find(recipient.id()).orElse(recipient);
        return page(now, views.of(now), true, model, response);
    }

    private static String page(
            Recipient recipient, PreferenceView view, boolean saved, Model model, HttpServletResponse response) {
        model.addAttribute("view", view);
        model.addAttribute("saved", saved);
        return LinkPages.page("preferences", recipient.locale(), model, response);
    }
}
