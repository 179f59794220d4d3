package io.shelfbell.delivery.sandbox;

import io.shelfbell.fact.Channel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the sandbox provider received, for people: mail as a mailbox shows it, the rest as bubbles. */
@Controller
class SandboxPage {
    private static final int PAGE = 50;

    private final SandboxLedger ledger;

    SandboxPage(SandboxLedger ledger) {
        this.ledger = ledger;
    }

    /** The only page there is for now, so it is also where a log-in leads. */
    @GetMapping("/")
    String home() {
        return "redirect:/sandbox";
    }

    @GetMapping("/sandbox")
    String show(
            @RequestParam @Nullable String recipient,
            @RequestParam @Nullable Channel channel,
            @RequestParam @Nullable String after,
            Model model) {
        var messages = ledger.list(recipient == null || recipient.isBlank() ? null : recipient, channel, after, PAGE);
        model.addAttribute("messages", messages);
        model.addAttribute("channels", Channel.values());
        model.addAttribute("recipient", recipient);
        model.addAttribute("channel", channel);
        model.addAttribute(
                "next", messages.size() < PAGE ? null : messages.get(PAGE - 1).messageId());
        return "sandbox";
    }

    /** The HTML part alone, for a frame; it may load pictures and styles and do nothing else. */
    @GetMapping("/sandbox/{messageId}/html")
    ResponseEntity<String> html(@PathVariable String messageId) {
        var html = ledger.html(messageId)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no mail " + messageId + "."));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; img-src https: data:; style-src 'unsafe-inline'")
                .body(html);
    }
}
