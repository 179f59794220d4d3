package io.shelfbell.template;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.Occasion;
import java.util.Locale;

/** One message while its parts are put together. */
final class Rendering {
    private final Templates templates;
    private final Occasion occasion;
    private final Channel channel;
    private final Locale locale;
    private final Locale spoken;
    private final Values values;

    /** @param spoken the language of the template that was found, with the recipient's country where it fits */
    Rendering(Templates templates, Occasion occasion, Channel channel, Locale locale, Locale spoken, Model model) {
        this.templates = templates;
        this.occasion = occasion;
        this.channel = channel;
        this.locale = locale;
        this.spoken = spoken;
        this.values = Values.of(model, spoken);
    }

    Content content() {
        return switch (channel) {
            case EMAIL -> mail();
            case SMS -> new Content(null, Words.plain(line(Part.TEXT)), null);
            case PUSH, IN_APP -> new Content(line(Part.TITLE), line(Part.TEXT), null);
        };
    }

    private Content mail() {
        var subject = line(Part.SUBJECT);
        values.put(Name.MAIL_LANGUAGE, spoken.getLanguage());
        values.put(Name.MAIL_SUBJECT, subject);
        values.put(Name.MAIL_PREHEADER, line(Part.PREHEADER));
        var text = wrap(Words.lines(render(Part.TEXT)), Part.TEXT);
        var html = wrap(new Insertion.Markup(render(Part.HTML)), Part.HTML);
        return new Content(subject, Words.lines(text), html);
    }

    private String wrap(Object body, Part part) {
        values.put(Name.MAIL_BODY, body);
        return render(Place.ofLayout(locale, part));
    }

    private String line(Part part) {
        return Words.line(render(part));
    }

    private String render(Part part) {
        return render(Place.of(occasion, locale, channel, part));
    }

    private String render(Place wanted) {
        var insertion = new Insertion(spoken, wanted.part() == Part.HTML);
        return Engine.render(templates.at(templates.find(wanted)), values.grouped(), insertion);
    }
}
