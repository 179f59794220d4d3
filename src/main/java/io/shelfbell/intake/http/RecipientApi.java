package io.shelfbell.intake.http;

import io.shelfbell.fact.Recipient;
import io.shelfbell.intake.Elements;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.recipient.WatchList;
import io.shelfbell.recipient.WatchList.Watch;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Who may be told, what they asked for, and what they watch. Safe to repeat. */
@RestController
@RequestMapping("/api/v1/recipients")
class RecipientApi {
    private final RecipientBook recipients;
    private final WatchList watches;

    RecipientApi(RecipientBook recipients, WatchList watches) {
        this.recipients = recipients;
        this.watches = watches;
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String id, HttpServletRequest request) throws IOException {
        Recipient recipient = Batch.readOne(request, fields -> Recipients.recipient(fields, id));
        recipients.put(List.of(recipient));
    }

    /** How many recipients were taken, and which were not. */
    record Receipt(int accepted, List<Elements.Rejected> rejected) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt put(HttpServletRequest request) throws IOException {
        var batch = Batch.read(request, fields -> Recipients.recipient(fields, fields.key("id")));
        recipients.put(Newest.of(batch.good(), Recipient::id));
        return new Receipt(batch.good().size(), batch.rejected());
    }

    @PutMapping("/{id}/preferences")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(@PathVariable String id, HttpServletRequest request) throws IOException {
        var wishes = Batch.readOne(request, Recipients::preferences);
        if (!recipients.ask(id, wishes)) throw unknown(id);
    }

    @PutMapping("/{id}/watches/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watch(@PathVariable String id, @PathVariable String sku) {
        if (recipients.find(id).isEmpty()) throw unknown(id);
        watches.add(List.of(new Watch(id, sku)));
    }

    @DeleteMapping("/{id}/watches/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unwatch(@PathVariable String id, @PathVariable String sku) {
        watches.remove(new Watch(id, sku));
    }

    private static ResponseStatusException unknown(String id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no recipient " + id + ".");
    }
}
